package io.lethe.interest.service.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.law.NaiveModel;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserVersion;
import io.lethe.interest.service.query.UserAnswer.Source;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PastTest {
    private static final UserKey USER = new UserKey("default", "user 0");
    private static final int WINDOW = 8;
    private static final long START = 1_600_000_000_000L;

    private final NaiveModel model = new NaiveModel(WINDOW);

    @Test
    void shouldBeExactWhereTheSnapshotIsAsNewAsTheStores() {
        // Given
        UserState last = state(WINDOW);
        long at = last.window().get(3).interaction().timestamp();

        // When
        Past past = Past.fromHistory(last, null, at, WINDOW, last.version());

        // Then
        assertThat(past).isEqualTo(new Past(model.asOf(USER, at), From.HISTORY, Source.SNAPSHOT, null));
    }

    @Test
    void shouldSayThatTheSnapshotIsOlderThanTheStores() {
        // Given
        UserState last = state(WINDOW);
        UserVersion live = new UserVersion(last.version().eventCount() + 1, 7);

        // When
        Past past = Past.fromHistory(last, null, Long.MAX_VALUE, WINDOW, live);

        // Then
        assertThat(past.state()).isEqualTo(last);
        assertThat(past.reason()).isEqualTo("the last snapshot is older than the stores");
    }

    @Test
    void shouldSayThatTheStoresCannotBeRead() {
        // Given
        UserState last = state(WINDOW);

        // When
        Past past = Past.fromHistory(last, null, Long.MAX_VALUE, WINDOW, null);

        // Then
        assertThat(past.reason()).isEqualTo("the stores cannot be read, so this is exact as of the last snapshot");
    }

    @Test
    void shouldSayFirstOfAllThatEventsAreMissing() {
        // Given
        UserState last = state(5 * WINDOW);
        long before = last.window().get(0).interaction().timestamp() - 1;

        // When
        Past live = Past.fromHistory(last, null, before, WINDOW, last.version());
        Past alone = Past.fromHistory(last, null, before, WINDOW, null);

        // Then
        assertThat(live.reason()).startsWith("no state from before this time was kept, and 32 events");
        assertThat(alone).isEqualTo(live);
    }

    @Test
    void shouldBeExactWithAStateThatWasKept() {
        // Given
        UserState last = state(5 * WINDOW);
        long before = last.window().get(0).interaction().timestamp() - 1;
        UserState kept = model.asOf(USER, before);

        // When
        Past past = Past.fromHistory(last, kept, before, WINDOW, last.version());

        // Then
        assertThat(past.reason()).isNull();
        assertThat(past.state()).isEqualTo(kept);
    }

    /** The state of a user who has had an event every second. */
    private UserState state(int events) {
        for (int i = 0; i < events; i++) {
            model.add(LogRecord.of(Interaction.of(
                    USER.tenant(), USER.userId(), "e" + i, "item " + i % 3, "view", START + 1_000L * i)));
        }
        return Objects.requireNonNull(model.states().get(USER));
    }
}
