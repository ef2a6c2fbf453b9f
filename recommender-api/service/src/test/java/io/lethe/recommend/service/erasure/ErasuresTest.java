package io.lethe.recommend.service.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.UserKey;
import io.lethe.recommend.service.Neighbourhood;
import io.lethe.recommend.service.Refusals;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.erasure.Erasures.Erased;
import io.lethe.recommend.service.feed.LogWithoutBroker;
import io.lethe.recommend.service.feed.RecommenderFeed;
import io.lethe.recommend.service.known.AccountLinks;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.known.RecentActivity;
import io.lethe.recommend.service.remote.InterestStoreOf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasuresTest {
    private final Neighbourhood neighbourhood = Neighbourhood.start();
    private final RecommenderFeed feed = LogWithoutBroker.feed(new Catalogues(), new ModelBook());
    private final RecentActivity everyone = new RecentActivity();
    private final Erasures erasures = new Erasures(
            SmallShop.config(neighbourhood.port()),
            InterestStoreOf.port(neighbourhood.port()),
            LogWithoutBroker.of(feed),
            feed,
            everyone);

    @BeforeEach
    void act() {
        neighbourhood.put(SmallShop.event("e1", "view", "sail", 1000));
        neighbourhood.put(SmallShop.event("e2", "view", "dive", 2000));
        everyone.users().changed(SmallShop.ANNA, 2000);
    }

    @AfterEach
    void stop() {
        neighbourhood.stop();
    }

    @Test
    void shouldEraseDeadLettersFirstThenEventsAndForgetTheUser() {
        // When
        Erased erased = erase();

        // Then
        assertThat(erased).isEqualTo(new Erased("anna", 2, 3, 0));
        assertThat(neighbourhood.requests)
                .containsExactly(
                        "POST /internal/ingest/erasures", "DELETE /internal/interest/users/anna?tenant=default");
        assertThat(everyone.users().newest("default", 10)).isEmpty();
    }

    @Test
    void shouldEraseNothingWhereDeadLettersCannotBeErased() {
        // Given
        neighbourhood.stop();

        // When / Then
        Refusals.of(503, this::erase).hasMessageContaining("nothing is erased, send it again");
    }

    @Test
    void shouldSayThatAnErasureIsNotDoneWhereInterestStoreIsDown() {
        // Given
        neighbourhood.interestDown = true;

        // When / Then
        Refusals.of(503, this::erase);
        assertThat(neighbourhood.requests).hasSize(2);
        assertThat(everyone.users().newest("default", 10)).isEmpty();
        neighbourhood.interestDown = false;
        assertThat(erase()).isEqualTo(new Erased("anna", 2, 3, 0));
    }

    @Test
    void shouldNotSayDoneWhileALinkCannotBeTakenAway() {
        // Given
        feed.links().apply(AccountLinks.key(SmallShop.ANNA, new UserKey("default", "bert")), true);

        // When / Then
        Refusals.of(503, this::erase).hasMessageContaining("broker");
        assertThat(erasedEvents()).isTrue();
    }

    private boolean erasedEvents() {
        return neighbourhood.requests.contains("DELETE /internal/interest/users/anna?tenant=default");
    }

    private Erased erase() {
        return erasures.erase(SmallShop.ANNA).await().indefinitely();
    }
}
