package io.lethe.recommend.service.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownEventsTest {
    private static final UserKey ANNA = new UserKey("default", "anna");
    private static final List<LedgerEntry> EVENTS =
            IntStream.range(0, 5).mapToObj(KnownEventsTest::event).toList();

    @Test
    void shouldCountFromTheNewestEventUpToTheTime() {
        // Given
        KnownEvents known = new KnownEvents(UserState.of(ANNA, EVENTS, 5), 3000);

        // When / Then
        assertThat(known.position(EVENTS.get(3), null)).isZero();
        assertThat(known.position(EVENTS.get(0), null)).isEqualTo(3);
        assertThat(known.position(EVENTS.get(4), null)).isEqualTo(-1);
    }

    @Test
    void shouldCountWhatHappenedAtOneTimeOnce() {
        // Given
        List<LedgerEntry> events = List.of(at("a", 1), at("b", 2), at("c", 2), at("d", 3), at("e", 3), at("f", 4));
        KnownEvents known = new KnownEvents(UserState.of(ANNA, events, 6), 3);

        // When / Then
        assertThat(events).extracting(event -> known.position(event, null)).containsExactly(2, 1, 1, 0, 0, -1);
        assertThat(known.position(at("older", 0), 4L)).isEqualTo(3);
    }

    @Test
    void shouldCountEventsBelowTheWindowByHowManyAreNewer() {
        // Given
        KnownEvents known = new KnownEvents(UserState.of(ANNA, EVENTS, 3), 3000);

        // When / Then
        assertThat(known.position(EVENTS.get(1), 3L)).isEqualTo(2);
        assertThat(known.position(EVENTS.get(1), null)).isNull();
    }

    @Test
    void shouldAdmitWhereTheTimeLiesBelowTheWindow() {
        // Given
        KnownEvents known = new KnownEvents(UserState.of(ANNA, EVENTS, 3), 1000);

        // When / Then
        assertThat(known.position(EVENTS.get(0), 4L)).isNull();
    }

    private static LedgerEntry event(int number) {
        return at("e" + number, number * 1000L);
    }

    private static LedgerEntry at(String id, long time) {
        return new LedgerEntry(
                EmbeddedInteraction.withoutText(Interaction.of("default", "anna", id, "sail", "view", time)));
    }
}
