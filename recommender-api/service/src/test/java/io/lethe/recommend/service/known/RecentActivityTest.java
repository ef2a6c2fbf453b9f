package io.lethe.recommend.service.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.service.Refusals;
import org.junit.jupiter.api.Test;

class RecentActivityTest {
    private final RecentActivity everyone = new RecentActivity();

    @Test
    void shouldNotCallUsersKnownBeforeTheNewestEventsHaveBeenRead() {
        // When / Then
        Refusals.of(503, everyone::knownUsers).hasMessageContaining("starting");
        everyone.knowLetters();
        Refusals.of(503, everyone::knownUsers);
        everyone.knowUsers();
        assertThat(everyone.knownUsers()).isSameAs(everyone.users());
    }

    @Test
    void shouldNotCallLettersKnownBeforeTheyHaveBeenRead() {
        // When / Then
        everyone.knowUsers();
        Refusals.of(503, everyone::knownDeadLetters).hasMessageContaining("starting");
        everyone.knowLetters();
        assertThat(everyone.knownDeadLetters()).isSameAs(everyone.deadLetters());
    }
}
