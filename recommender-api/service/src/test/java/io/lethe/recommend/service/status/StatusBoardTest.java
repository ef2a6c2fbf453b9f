package io.lethe.recommend.service.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.service.Neighbourhood;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.feed.LogWithoutBroker;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.known.RecentActivity;
import io.lethe.recommend.service.status.StatusBoard.Counts;
import io.lethe.recommend.service.status.StatusBoard.LeftOut;
import io.lethe.recommend.service.status.StatusBoard.Seen;
import io.lethe.recommend.service.status.StatusBoard.Step;
import io.quarkus.runtime.ShutdownEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusBoardTest {
    private static final String INGEST = "/internal/ingest/progress";
    private static final String EMBEDDINGS = "/internal/embeddings/progress";
    private static final String INTEREST = "/internal/interest/progress";

    private final Neighbourhood neighbourhood = Neighbourhood.start();
    private final RecentActivity everyone = new RecentActivity();
    private final StatusBoard board = new StatusBoard(
            SmallShop.config(neighbourhood.port()), LogWithoutBroker.of(new Catalogues(), new ModelBook()), everyone);

    @AfterEach
    void stop() {
        board.stop(new ShutdownEvent());
        neighbourhood.stop();
    }

    @Test
    void shouldSumTheLagOfEachStepAndSayWhetherItWorks() {
        // Given
        neighbourhood.told.put(INGEST, "{\"lag\":{\"lethe.events\":3,\"lethe.items\":4}}");
        neighbourhood.told.put(EMBEDDINGS, "{\"lag\":{\"lethe.events.accepted\":0}}");
        neighbourhood.told.put(
                INTEREST, "{\"state\":\"RUNNING\",\"users\":12,\"lag\":{\"lethe.events.embedded\":5,\"other\":9}}");

        // When
        Seen seen = seen();

        // Then
        assertThat(seen.steps().subList(0, 3))
                .containsExactly(
                        new Step("intake", 7L, 10_000, "working"),
                        new Step("embedding", 0L, 10_000, "idle"),
                        new Step("interest", 5L, 10_000, "working"));
        assertThat(seen.users()).isEqualTo(12);
        assertThat(seen.counts()).isNull();
        assertThat(everyone.work().progress()).isEmpty();
    }

    @Test
    void shouldCallAStepStartingThatHasNotAnsweredSinceTheStart() {
        // When
        Seen seen = seen();

        // Then
        assertThat(seen.steps()).extracting(Step::state).containsOnly("starting");
        assertThat(seen.steps()).extracting(Step::lag).containsOnlyNulls();
        assertThat(seen.users()).isNull();
        assertThat(board.state(seen)).isEqualTo("starting");
        assertThat(board.note(seen)).isNull();
    }

    @Test
    void shouldNotCountUsersWhileTheStoresAreBeingRestored() {
        // Given
        neighbourhood.told.put(
                INTEREST, "{\"state\":\"REBALANCING\",\"users\":12,\"lag\":{\"lethe.events.embedded\":5}}");

        // When
        Seen seen = seen();

        // Then
        assertThat(seen.users()).isNull();
        assertThat(seen.steps().get(2)).isEqualTo(new Step("interest", 5L, 10_000, "starting"));
    }

    @Test
    void shouldReadWhatIngestCountedTheMostFrequentWarningFirst() {
        // Given
        neighbourhood.told.put(INGEST, """
                {"events":{"accepted":10,"rejected":3,"reasons":{"missing/userId":2,"unknown-field":1},
                           "warnings":{"context":1}},
                 "items":{"warnings":{"categories":4}},"deadLetters":2}
                """);

        // When
        Seen seen = seen();

        // Then
        assertThat(seen.counts())
                .isEqualTo(new Counts(
                        10,
                        3,
                        2,
                        Map.of("missing/userId", 2L, "unknown-field", 1L),
                        List.of(new LeftOut("item", "categories", 4), new LeftOut("event", "context", 1))));
        assertThat(everyone.counts().minutes()).hasSize(1);
    }

    @Test
    void shouldTakeWhatIsNoJsonForNoAnswer() {
        // Given
        neighbourhood.told.put(INGEST, "{\"lag\":");

        // When / Then
        assertThat(seen().steps().get(0).lag()).isNull();
    }

    @Test
    void shouldLookOnceForAllWhoAskAtATime() {
        // When
        Seen first = seen();
        Seen second = seen();

        // Then
        assertThat(second).isSameAs(first);
        assertThat(neighbourhood.requests)
                .containsExactlyInAnyOrder("GET " + INGEST, "GET " + EMBEDDINGS, "GET " + INTEREST);
    }

    @Test
    void shouldNameWhatDoesNotAnswer() {
        // Given
        Seen seen = new Seen(
                0,
                List.of(
                        new Step("intake", null, 10, "unknown"),
                        new Step("embedding", 1L, 10, "working"),
                        new Step("interest", null, 10, "unknown")),
                null,
                null,
                null,
                null);

        // When / Then
        assertThat(board.note(seen)).startsWith("No answer from: intake, interest.");
    }

    @Test
    void shouldCountWhatWaitsOnceOverAllSteps() {
        // Given
        neighbourhood.told.put(INGEST, "{\"lag\":{\"lethe.events\":600}}");
        neighbourhood.told.put(EMBEDDINGS, "{\"lag\":{\"lethe.events.accepted\":300},\"events\":50,\"items\":1}");
        neighbourhood.told.put(INTEREST, "{\"state\":\"RUNNING\",\"lag\":{\"lethe.events.embedded\":100}}");

        // When
        seen();

        // Then
        assertThat(everyone.work().progress().orElseThrow().waiting()).isEqualTo(1000);
        assertThat(everyone.work().progress().orElseThrow().secondsLeft()).isEmpty();
    }

    private Seen seen() {
        return board.seen().await().indefinitely();
    }
}
