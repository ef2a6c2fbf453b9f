package io.lethe.interest.service.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.ByteWriter;
import io.lethe.event.Topic;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.fold.InterestFold;
import io.lethe.interest.fold.MemoryTables;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.fold.TableName;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.law.NaiveModel;
import io.lethe.interest.law.RandomHistory;
import io.lethe.interest.signal.TrendKey;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task finds trends of before there were contexts, and renews them in beats while events come. */
class TrendRenewalTopologyTest {
    private final Path directory;

    TrendRenewalTopologyTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldRenewSomeRowsInABeatWhileEventsCome() {
        // Given
        RandomHistory history = new RandomHistory(3, 4, 9);
        List<LogRecord> log = history.withTombstones(history.shuffledWithRepeats(history.events(300)), 3);
        NaiveModel model = new NaiveModel(12);
        log.forEach(model::add);
        int cut = log.size() / 2;
        MemoryTables before = folded(log.subList(0, cut));
        try (DrivenTopology topology = new DrivenTopology(directory, twoRowsABeat())) {
            for (TableName table : TableName.values()) {
                put(before, table, topology.store(Stores.of(table)));
            }
            // When
            int inTheMeantime = 0;
            for (LogRecord one : log.subList(cut, log.size())) {
                inTheMeantime += hasOlder(topology) ? 1 : 0;
                topology.send(one);
                topology.beat();
            }
            topology.settle();
            // Then
            assertThat(inTheMeantime).isGreaterThan(50);
            assertThat(topology.stores().get(Stores.TRENDS))
                    .isEqualTo(Expected.stores(model).get(Stores.TRENDS));
            assertThat(topology.compacted(Topic.SIGNALS_TRENDS)).isEqualTo(Expected.trendSignals(model, 0));
        }
    }

    /** Without a share of its beats, a task does the least of everything in each. */
    private static TopologySettings twoRowsABeat() {
        TopologySettings usual = TopologySettings.DEFAULT;
        return new TopologySettings(
                12,
                usual.neighbours(),
                usual.beat(),
                0,
                usual.signalEvery(),
                usual.snapshotQuiet(),
                usual.snapshotLatest(),
                usual.largestSnapshot(),
                2,
                CleaningRules.NONE);
    }

    private static MemoryTables folded(List<LogRecord> log) {
        MemoryTables tables = new MemoryTables();
        InterestFold fold = new InterestFold(tables);
        log.forEach(one -> fold.prepare(one.key().toBytes(), one.value()).ifPresent(prepared -> {
            fold.applyToUser(prepared);
            fold.applyToItems(prepared, item -> {});
        }));
        fold.neighbours().foldAll(item -> {});
        return tables;
    }

    /** Puts a table's rows, trends in the form that they had before. */
    private static void put(MemoryTables from, TableName table, KeyValueStore<Bytes, byte[]> into) {
        try (Rows all = from.of(table).all()) {
            while (all.next()) {
                TrendKey key = table == TableName.TRENDS ? TrendKey.fromBytes(all.key()) : null;
                if (key == null) {
                    into.put(Bytes.wrap(all.key()), all.value());
                } else if (key.in() == null) {
                    byte[] older = new ByteWriter(64)
                            .putText(key.tenant())
                            .putText(key.itemId())
                            .putOrderedLong(key.hour())
                            .putText(key.type())
                            .toBytes();
                    into.put(Bytes.wrap(older), all.value());
                }
            }
        }
    }

    private static boolean hasOlder(DrivenTopology topology) {
        try (KeyValueIterator<Bytes, byte[]> all = topology.store(Stores.TRENDS).all()) {
            while (all.hasNext()) {
                byte[] key = all.next().key.get();
                if (key.length > 1 && TrendKey.isOlder(key)) {
                    return true;
                }
            }
        }
        return false;
    }
}
