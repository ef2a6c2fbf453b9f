package io.lethe.evaluation.model;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.event.ByteReader;
import io.lethe.event.EventKey;
import io.lethe.interest.fold.InterestFold;
import io.lethe.interest.fold.MemoryTables;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.recommend.LiveCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Lethe learns of a log: interest-store's fold of it as one partition, and the catalogue with the signals that come out. Settings have no part in it, so models with
 * different ones may share it, as long as they are shown the same.
 */
public final class LearnedSignals {
    private static final int PARTITION = 0;

    private final LiveCatalogue catalogue = new LiveCatalogue();
    private final InterestFold fold = new InterestFold(new MemoryTables());
    private int next;

    /** @param items the catalogue; the number of an item is its place in it */
    public LearnedSignals(List<EmbeddedItem> items) {
        items.forEach(catalogue::put);
    }

    LiveCatalogue catalogue() {
        return catalogue;
    }

    /**
     * Learns what the log shows beyond what is known.
     *
     * @throws IllegalStateException if more is known than the log shows: somebody shared what may not be shared
     */
    void learn(EventLog log) {
        if (next > log.end()) {
            throw new IllegalStateException(
                    "signals of " + next + " events cannot answer for a log that ends after " + log.end());
        } else if (next == log.end()) {
            return;
        }
        Set<byte[]> trends = new TreeSet<>(Arrays::compareUnsigned);
        next = log.read(next, event -> take(event, trends));
        Set<byte[]> pairs = new TreeSet<>(Arrays::compareUnsigned);
        fold.neighbours().foldAll(pairs::add);
        trends.forEach(item ->
                catalogue.putTrend(itemId(item), PARTITION, fold.trends().signal(item)));
        pairs.forEach(item -> catalogue.putNeighbours(
                itemId(item), PARTITION, fold.neighbours().signal(item, NeighbourSignal.DEFAULT_LIMIT)));
    }

    private void take(LedgerEntry event, Set<byte[]> trends) {
        fold.prepare(EventKey.of(event.interaction()).toBytes(), event.toBytes())
                .ifPresent(prepared -> {
                    fold.applyToUser(prepared);
                    fold.applyToItems(prepared, trends::add);
                });
    }

    private static String itemId(byte[] tenantAndItem) {
        ByteReader reader = new ByteReader(tenantAndItem);
        reader.readText();
        return reader.readText();
    }
}
