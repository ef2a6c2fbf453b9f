package io.lethe.interest.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SnapshotRepositoryIT {
    private static EmbeddedPostgres postgres;
    private static SnapshotRepository repository;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        Migrations.apply(postgres.getPostgresDatabase());
        repository = repository(postgres.getPostgresDatabase(), Duration.ofDays(36_500));
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void shouldReadBackWhatWasWritten() {
        // Given
        Snapshot written = snapshot("read-back", 7, 300);
        // When
        repository.write(List.of(written));
        // Then
        Snapshot found = repository.find(written.user()).orElseThrow();
        assertThat(found).isEqualTo(written);
        assertThat(UserStateCodec.encode(stateOf(found))).isEqualTo(UserStateCodec.encode(stateOf(written)));
    }

    @Test
    void shouldKeepTheNewestWhateverTheOrder() {
        // Given
        long seed = 4711;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        UserKey user = new UserKey("default", "ordered");
        Snapshot newest = snapshot("ordered", 50, 50);
        for (int round = 0; round < 200; round++) {
            int position = 1 + random.nextInt(50);
            // When
            repository.write(List.of(position == 50 ? newest : snapshot("ordered", position, position)));
        }
        repository.write(List.of(newest));
        repository.write(List.of(snapshot("ordered", 49, 49), newest, snapshot("other", 1, 1)));
        repository.write(List.of(snapshot("ordered", 3, 3)));
        repository.write(List.of(new Snapshot(user, 49, null)));
        // Then
        assertThat(repository.find(user)).contains(newest);
    }

    @Test
    void shouldWriteTheSameTwice() {
        // Given
        Snapshot snapshot = snapshot("twice", 5, 4);
        repository.write(List.of(snapshot));
        long count = repository.count();
        // When
        repository.write(List.of(snapshot, snapshot));
        // Then
        assertThat(repository.count()).isEqualTo(count);
        assertThat(repository.find(snapshot.user())).contains(snapshot);
    }

    @Test
    void shouldForgetAUserWithoutEvents() {
        // Given
        Snapshot snapshot = snapshot("erased", 5, 4);
        repository.write(List.of(snapshot));
        long count = repository.count();
        // When
        repository.write(List.of(new Snapshot(snapshot.user(), 9, null)));
        repository.write(List.of(new Snapshot(snapshot.user(), 9, null)));
        // Then
        assertThat(repository.find(snapshot.user())).isEmpty();
        assertThat(repository.count()).isEqualTo(count - 1);
    }

    @Test
    void shouldWriteAllOfABatchOrNothing() {
        // Given
        Snapshot good = snapshot("good", 1, 2);
        Snapshot bad = snapshot("no\0good", 1, 2);
        // When
        assertThatThrownBy(() -> repository.write(List.of(good, bad)))
                .isInstanceOfSatisfying(SnapshotStoreException.class, refused -> assertThat(refused.unfit())
                        .isTrue());
        // Then
        assertThat(repository.find(good.user())).isEmpty();
    }

    @Test
    void shouldFindNothingBeforeTheMigrations() {
        // Given
        SnapshotRepository empty = repository(postgres.getTemplateDatabase(), Duration.ofDays(36_500));
        // When
        Optional<Snapshot> found = empty.find(new UserKey("default", "early"));
        // Then
        assertThat(found).isEmpty();
        assertThat(empty.history().find(new UserKey("default", "early"), 0)).isEmpty();
        assertThat(empty.history().weeks(new UserKey("default", "early"))).isZero();
        assertThatThrownBy(empty::count)
                .isInstanceOfSatisfying(SnapshotStoreException.class, refused -> assertThat(refused.unfit())
                        .isFalse());
    }

    @Test
    void shouldKeepTheNewestOfEachWeekWhateverTheOrder() {
        // Given
        long seed = 4712;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        UserKey user = new UserKey("default", "weekly");
        List<Snapshot> all = new ArrayList<>();
        for (int events = 1; events <= 200; events++) {
            all.add(snapshot("weekly", events, events));
        }
        // When
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(all, random);
            for (int from = 0; from < all.size(); from += 40) {
                List<Snapshot> batch = new ArrayList<>(all.subList(from, from + 40));
                batch.sort(Comparator.comparingLong(Snapshot::position));
                repository.write(batch);
            }
        }
        // Then
        long weeks = 1 + newest(all) / LongTermKey.EPOCH_MILLIS;
        assertThat(repository.history().weeks(user)).isEqualTo(weeks);
        for (long week = 0; week < weeks; week++) {
            long end = (week + 1) * LongTermKey.EPOCH_MILLIS - 1;
            Snapshot expected = all.stream()
                    .filter(one -> time(one) <= end)
                    .max(Comparator.comparingLong(Snapshot::position))
                    .orElseThrow();
            assertThat(repository.history().find(user, end)).contains(expected);
        }
        assertThat(repository.history().find(user, -1)).isEmpty();
    }

    @Test
    void shouldForgetTheHistoryOfAUserWithoutEvents() {
        // Given
        UserKey user = new UserKey("default", "forgotten");
        repository.write(List.of(
                snapshot("forgotten", 5, 4), snapshot("forgotten", 6, 40), snapshot("forgotten neighbour", 6, 40)));
        assertThat(repository.history().weeks(user)).isEqualTo(2);
        // When
        repository.write(List.of(snapshot("forgotten", 7, 80), new Snapshot(user, 9, null)));
        // Then
        assertThat(repository.history().weeks(user)).isZero();
        assertThat(repository.history().weeks(new UserKey("default", "forgotten neighbour")))
                .isEqualTo(1);
        repository.write(List.of(new Snapshot(user, 10, null), snapshot("forgotten", 11, 3)));
        assertThat(repository.history().weeks(user)).isEqualTo(1);
    }

    @Test
    void shouldKeepHistoryOnlyAsLongAsItIsTold() {
        // Given
        SnapshotRepository brief = repository(postgres.getPostgresDatabase(), Duration.ofDays(20));
        SnapshotRepository none = repository(postgres.getPostgresDatabase(), Duration.ZERO);
        UserKey user = new UserKey("default", "short memory");
        List<Snapshot> all = new ArrayList<>();
        for (int events = 1; events <= 60; events++) {
            all.add(snapshot("short memory", events, events * 5));
        }
        // When
        none.write(all);
        long withNone = none.history().weeks(user);
        all.forEach(one -> brief.write(List.of(one)));
        // Then
        assertThat(withNone).isZero();
        long newest = newest(all);
        assertThat(repository.history().find(user, newest)).contains(all.get(all.size() - 1));
        assertThat(repository.history().find(user, newest - Duration.ofDays(14).toMillis()))
                .isPresent();
        assertThat(repository.history().find(user, newest - Duration.ofDays(21).toMillis()))
                .isEmpty();
        none.write(List.of(all.get(all.size() - 1)));
        assertThat(repository.history().weeks(user)).isZero();
    }

    @Test
    void shouldMigrateOnlyOnce() {
        // Given
        // When
        int applied = Migrations.apply(postgres.getPostgresDatabase());
        // Then
        assertThat(applied).isZero();
    }

    private static SnapshotRepository repository(DataSource database, Duration keep) {
        return new SnapshotRepository(database, new SnapshotHistory(database, keep));
    }

    private static long newest(List<Snapshot> snapshots) {
        return snapshots.stream().mapToLong(SnapshotRepositoryIT::time).max().orElseThrow();
    }

    private static long time(Snapshot snapshot) {
        return Objects.requireNonNull(stateOf(snapshot).newest()).interaction().timestamp();
    }

    private static UserState stateOf(Snapshot snapshot) {
        return Objects.requireNonNull(snapshot.state());
    }

    private static Snapshot snapshot(String userId, long position, int events) {
        UserKey user = new UserKey("default", userId);
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            entries.add(new LedgerEntry(EmbeddedInteraction.withoutText(
                    Interaction.of(user.tenant(), userId, "e" + i, "item ü " + i % 7, "view", 100_000_000L * i)
                            .withValue(i % 3 == 0 ? null : Double.valueOf(i / 4.0)))));
        }
        return new Snapshot(user, position, UserState.of(user, entries, UserState.DEFAULT_WINDOW));
    }
}
