package io.lethe.evaluation.model;

import io.lethe.event.ByteReader;
import io.lethe.event.EventKey;
import io.lethe.interest.fold.InterestFold;
import io.lethe.interest.fold.MemoryTables;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.recommend.catalogue.LiveCatalogue;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** One partition of the users as interest-store keeps it: its fold, and the signals that come out. */
final class PartitionSignals {
    private final int partition;
    private final InterestFold fold = new InterestFold(new MemoryTables());
    private final Set<byte[]> trends = new TreeSet<>(Arrays::compareUnsigned);

    PartitionSignals(int partition) {
        this.partition = partition;
    }

    void take(LedgerEntry event) {
        fold.prepare(EventKey.of(event.interaction()).toBytes(), event.toBytes())
                .ifPresent(prepared -> {
                    fold.applyToUser(prepared);
                    fold.applyToItems(prepared, trends::add);
                });
    }

    /** Brings the signals that have changed since the last time. */
    void publish(LiveCatalogue catalogue) {
        Set<byte[]> pairs = new TreeSet<>(Arrays::compareUnsigned);
        fold.neighbours().foldAll(pairs::add);
        trends.forEach(item ->
                catalogue.putTrend(itemId(item), partition, fold.trends().signal(item)));
        trends.clear();
        pairs.forEach(item -> catalogue.putNeighbours(
                itemId(item), partition, fold.neighbours().signal(item, NeighbourSignal.DEFAULT_LIMIT)));
    }

    private static String itemId(byte[] tenantAndItem) {
        ByteReader reader = new ByteReader(tenantAndItem);
        reader.readText();
        return reader.readText();
    }
}
