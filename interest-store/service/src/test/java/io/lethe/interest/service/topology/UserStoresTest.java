package io.lethe.interest.service.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.UserKey;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.law.NaiveModel;
import io.lethe.interest.law.RandomHistory;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserStoresTest {
    private final Path directory;

    UserStoresTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldReadEveryPastAsTheEventsUpToThenHaveIt() {
        assertReadsEveryPast(1);
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(longs = {2, 3, 4})
    void shouldReadEveryPastOfMoreHistories(long seed) {
        assertReadsEveryPast(seed);
    }

    private void assertReadsEveryPast(long seed) {
        // Given
        System.out.println("seed " + seed);
        RandomHistory history = new RandomHistory(seed, 3, 9);
        List<LogRecord> records = history.withTombstones(history.shuffledWithRepeats(history.events(400)), 5);
        NaiveModel model = new NaiveModel(DrivenTopology.quick().window());
        int pasts = 0;
        try (DrivenTopology topology = new DrivenTopology(directory, DrivenTopology.quick())) {
            for (LogRecord one : records) {
                model.add(one);
                topology.send(one);
            }
            for (UserKey user : model.states().keySet()) {
                LedgerReplay replay = new LedgerReplay(user);
                records.forEach(one -> replay.take(one.key().toBytes(), one.value()));
                for (long at : times(user, records)) {
                    // When
                    UserState past = topology.userStores()
                            .asOf(user, at, DrivenTopology.quick().window());
                    UserState replayed = UserState.of(
                            user, replay.until(at), DrivenTopology.quick().window());
                    // Then
                    UserState expected = model.asOf(user, at);
                    assertThat(UserStateCodec.encode(past)).isEqualTo(UserStateCodec.encode(expected));
                    assertThat(replayed).isEqualTo(expected);
                    pasts++;
                }
            }
        }
        System.out.println(pasts + " pasts, each as the naive model has it");
    }

    @Test
    void shouldKnowNothingOfANobody() {
        // Given
        UserKey nobody = new UserKey("default", "nobody");
        try (DrivenTopology topology = new DrivenTopology(directory, DrivenTopology.quick())) {
            new RandomHistory(9, 3, 9).events(50).forEach(topology::send);
            // When
            UserState past = topology.userStores().asOf(nobody, 1_700_000_000_000L, 5);
            // Then
            assertThat(past).isEqualTo(UserState.empty(nobody));
        }
    }

    @Test
    void shouldReplayNothingButWhatCanBeRead() {
        // Given
        List<LogRecord> records = new RandomHistory(11, 1, 9).events(40);
        UserKey user = records.get(0).key().userKey();
        LedgerReplay replay = new LedgerReplay(user);
        // When
        replay.take(null, records.get(0).value());
        replay.take(user.toBytes(), records.get(0).value());
        replay.take(records.get(0).key().toBytes(), new byte[] {99, 1, 2});
        replay.take(records.get(0).key().toBytes(), records.get(1).value());
        // Then
        assertThat(replay.until(Long.MAX_VALUE)).isEmpty();
    }

    /** The times of a user's events, those just before and after, and the ends of time. */
    private static List<Long> times(UserKey user, List<LogRecord> records) {
        TreeSet<Long> times = new TreeSet<>(List.of(Long.MIN_VALUE, Long.MAX_VALUE));
        records.stream()
                .map(LogRecord::event)
                .filter(Objects::nonNull)
                .filter(event -> event.interaction().userKey().equals(user))
                .map(event -> event.interaction().timestamp())
                .forEach(time -> times.addAll(List.of(time - 1, time, time + 1)));
        return new ArrayList<>(times);
    }
}
