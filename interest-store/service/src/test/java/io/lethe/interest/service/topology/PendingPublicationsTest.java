package io.lethe.interest.service.topology;

import static io.lethe.interest.service.topology.PendingPublications.Kind.TREND;
import static io.lethe.interest.service.topology.PendingPublications.Kind.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.lethe.interest.service.topology.PendingPublications.Since;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingPublicationsTest {
    private static final byte[] FIRST = {1};
    private static final byte[] SECOND = {0, 2};

    private final DrivenTopology topology;
    private final KeyValueStore<Bytes, byte[]> store;
    private final AtomicLong size = new AtomicLong();

    PendingPublicationsTest(@TempDir Path directory) {
        topology = new DrivenTopology(directory, DrivenTopology.quick());
        store = topology.store(Stores.DIRTY);
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldKeepTheOrderOfTheFirstMarks() {
        // Given
        PendingPublications pending = new PendingPublications(TREND, store, size);
        // When
        pending.mark(FIRST, 10);
        pending.mark(SECOND, 20);
        pending.mark(FIRST, 30);
        // Then
        assertThat(pending.marked())
                .containsExactly(
                        entry(Bytes.wrap(FIRST), new Since(10, 30)), entry(Bytes.wrap(SECOND), new Since(20, 20)));
        assertThat(size).hasValue(2);
    }

    @Test
    void shouldGoOnAfterACrashWithWhatWasMarked() {
        // Given
        PendingPublications pending = new PendingPublications(TREND, store, size);
        pending.mark(FIRST, 10);
        pending.mark(SECOND, 20);
        pending.clear(Bytes.wrap(FIRST));
        AtomicLong sizeAfter = new AtomicLong();
        // When
        PendingPublications after = new PendingPublications(TREND, store, sizeAfter);
        // Then
        assertThat(after.marked()).containsOnly(entry(Bytes.wrap(SECOND), new Since(0, 0)));
        assertThat(sizeAfter).hasValue(1);
    }

    @Test
    void shouldShareAStoreWithOtherKindsAndNotSeeThem() {
        // Given
        PendingPublications trends = new PendingPublications(TREND, store, new AtomicLong());
        PendingPublications users = new PendingPublications(USER, store, new AtomicLong());
        trends.mark(FIRST, 10);
        users.mark(FIRST, 20);
        // When
        trends.clear(Bytes.wrap(FIRST));
        // Then
        assertThat(new PendingPublications(TREND, store, size).marked()).isEmpty();
        assertThat(new PendingPublications(USER, store, size).marked()).containsOnlyKeys(Bytes.wrap(FIRST));
    }

    @Test
    void shouldNotCountTwiceWhatIsClearedTwice() {
        // Given
        PendingPublications pending = new PendingPublications(TREND, store, size);
        pending.mark(FIRST, 10);
        // When
        pending.clear(Bytes.wrap(FIRST));
        pending.clear(Bytes.wrap(FIRST));
        pending.clear(Bytes.wrap(SECOND));
        // Then
        assertThat(size).hasValue(0);
        assertThat(pending.marked()).isEmpty();
    }
}
