package io.lethe.recommend.service.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.embedding.Embedding;
import io.lethe.event.Interaction;
import io.lethe.ingest.cleaning.CleaningLimits;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.Exploration.Meaning;
import io.lethe.recommend.service.Refusals;
import io.lethe.recommend.service.SmallShop;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldPutWordsBeforeTheFirstEventAndKeepTheOrderGiven() {
        // When
        List<Interaction> session = session("""
                {"words":["calm sea","knots"],
                 "events":[{"type":"view","itemId":"dive"},
                           {"type":"view","itemId":"sail","timestamp":"2023-11-01T00:00:00Z"}]}
                """);

        // Then
        assertThat(session).extracting(Interaction::type).containsExactly("search", "search", "view", "view");
        assertThat(session).extracting(Interaction::eventId).containsExactly("s0", "s1", "s2", "s3");
        assertThat(session).extracting(Interaction::sequence).containsExactly(0L, 1L, 2L, 3L);
        assertThat(session).extracting(Interaction::text).startsWith("calm sea", "knots");
        long first = 1_698_796_800_000L;
        assertThat(session)
                .extracting(Interaction::timestamp)
                .containsExactly(first - 1, first - 1, SmallShop.NOW - 1, first);
    }

    @Test
    void shouldTakeWordsAlone() {
        assertThat(session("{\"words\":[\"calm sea\"]}"))
                .extracting(Interaction::timestamp)
                .containsExactly(SmallShop.NOW - 1);
        assertThat(session("{\"words\":null,\"events\":[]}")).isEmpty();
    }

    @Test
    void shouldKeepTheOrderOfEventsWithoutATime() {
        // When
        List<Interaction> session = session("""
                {"events":[{"type":"view","itemId":"dive"},
                           {"type":"view","itemId":"sail"},
                           {"type":"view","itemId":"bread"}]}
                """);

        // Then
        assertThat(session)
                .extracting(Interaction::timestamp)
                .containsExactly(SmallShop.NOW - 2, SmallShop.NOW - 1, SmallShop.NOW);
    }

    @Test
    void shouldNotCareWhoseEventsTheyAre() {
        // When
        Interaction event = session(
                        "{\"events\":[{\"type\":\"view\",\"itemId\":\"sail\",\"userId\":\"anna\",\"eventId\":\"e\"}]}")
                .get(0);

        // Then
        assertThat(event.userId()).isEqualTo("~session");
        assertThat(event.eventId()).isEqualTo("s0");
        assertThat(event.tenant()).isEqualTo("default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"events\":{}}", "{\"events\":null}", "{\"events\":\"view\"}"})
    void shouldRefuseASessionWithoutAnArrayOfEvents(String body) {
        Refusals.ofField("events", () -> session(body));
    }

    @Test
    void shouldBoundEventsAndWords() throws JsonProcessingException {
        // Given
        Map<String, String> view = Map.of("type", "view", "itemId", "sail");
        String most = JSON.writeValueAsString(Map.of("events", Collections.nCopies(1000, view)));
        String more = JSON.writeValueAsString(Map.of("events", Collections.nCopies(1001, view)));
        String words = JSON.writeValueAsString(Map.of("words", Collections.nCopies(101, "sea")));
        String longest = JSON.writeValueAsString(Map.of("words", List.of("sea", "s".repeat(1000))));
        String longer = JSON.writeValueAsString(Map.of("words", List.of("sea", "s".repeat(1001))));

        // When / Then
        assertThat(session(most)).hasSize(1000);
        Refusals.ofField("events", () -> session(more));
        Refusals.ofField("words", () -> session(words));
        assertThat(session(longest)).hasSize(2);
        Refusals.ofField("words[1]", () -> session(longer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"words\":\"sea\"}         | words",
                "{\"words\":[\"sea\",7]}     | words[1]",
                "{\"words\":[\" \"]}         | words[0]",
                "{\"words\":[\"<b></b>\"]}   | words[0]"
            })
    void shouldSayWhichWordsAreNone(String body, String field) {
        Refusals.ofField(field, () -> session(body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"view\"}                                      | events[1].itemId",
                "{\"itemId\":\"sail\"}                                    | events[1].type",
                "{\"type\":\"wave\",\"itemId\":\"sail\"}                  | events[1].type",
                "{\"type\":\"rating\",\"itemId\":\"sail\",\"value\":99}   | events[1].value",
                "{\"type\":\"rating\",\"itemId\":\"sail\"}                | events[1].value",
                "{\"type\":\"play\",\"itemId\":\"sail\",\"progress\":7}  | events[1].progress",
                "{\"type\":\"view\",\"itemId\":\"sail\",\"dwellMs\":-1}  | events[1].dwellMs",
                "[]                                                       | events[1]",
                "7                                                        | events[1]"
            })
    void shouldSayWhichPartOfWhichEventIsWrong(String event, String field) {
        Refusals.ofField(field, () -> session("{\"events\":[{\"type\":\"view\",\"itemId\":\"sail\"}," + event + "]}"))
                .hasMessageStartingWith(field);
    }

    @Test
    void shouldKnowTheTypesThatTheSettingsAdd() {
        // Given
        EventWeights weights = SmallShop.settings("{\"types\":{\"wave\":{\"weight\":1.5}}}")
                .settings()
                .interest()
                .weights();

        // When / Then
        assertThat(session("{\"events\":[{\"type\":\"wave\",\"itemId\":\"sail\"}]}", weights))
                .extracting(Interaction::type)
                .containsExactly("wave");
    }

    @Test
    void shouldTakeRatingsOnTheScaleOfTheSettings() {
        // Given
        EventWeights ten = SmallShop.settings("{\"rating\":{\"lowest\":0,\"highest\":10}}")
                .settings()
                .interest()
                .weights();
        String rating = "{\"events\":[{\"type\":\"rating\",\"itemId\":\"sail\",\"value\":9}]}";

        // When / Then
        assertThat(session(rating, ten)).extracting(Interaction::value).containsExactly(9.0);
        Refusals.ofField("events[0].value", () -> session(rating));
    }

    @Test
    void shouldMakeTheStateOfAUserWithTheseEvents() {
        // Given
        List<Interaction> session =
                session("{\"words\":[\"sea\",\"unknown\"],\"events\":[{\"type\":\"view\"," + "\"itemId\":\"sail\"}]}");
        Meaning sea = new Meaning(Embedding.normalized(new float[] {1, 0}), SmallShop.MODEL);

        // When
        UserState state = Sessions.state("default", session, Map.of("sea", sea));

        // Then
        assertThat(state.version().eventCount()).isEqualTo(3);
        assertThat(state.items()).containsExactly("sail");
        assertThat(state.window())
                .filteredOn(entry -> entry.embedded().meaning() != null)
                .extracting(LedgerEntry::interaction)
                .extracting(Interaction::text)
                .containsExactly("sea");
        assertThat(Objects.requireNonNull(state.newest()).interaction().itemId())
                .isEqualTo("sail");
    }

    private static List<Interaction> session(String body) {
        return session(body, EventWeights.defaults());
    }

    private static List<Interaction> session(String body, EventWeights weights) {
        try {
            return Sessions.interactions(
                    "default", JSON.readTree(body), CleaningLimits.DEFAULT, weights, SmallShop.NOW);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(body, e);
        }
    }
}
