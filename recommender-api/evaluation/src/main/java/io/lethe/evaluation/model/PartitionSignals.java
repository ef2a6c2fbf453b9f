package io.lethe.evaluation.model;

import io.lethe.event.ByteReader;
import io.lethe.event.EventKey;
import io.lethe.event.UserKey;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.fold.InterestFold;
import io.lethe.interest.fold.MemoryTables;
import io.lethe.interest.fold.TableName;
import io.lethe.interest.fold.UserStates;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.recommend.catalogue.LiveCatalogue;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** One partition of the users as interest-store keeps it: its fold, and the signals that come out. */
final class PartitionSignals {
    private final int partition;
    private final MemoryTables tables = new MemoryTables();
    private final InterestFold fold;
    private final UserStates states =
            new UserStates(tables.of(TableName.LEDGER), tables.of(TableName.LONG_TERM), tables.of(TableName.VERSIONS));
    private final Set<byte[]> trends = new TreeSet<>(Arrays::compareUnsigned);

    /** @param rules what is left out of the signals */
    PartitionSignals(int partition, CleaningRules rules) {
        this.partition = partition;
        this.fold = new InterestFold(tables, rules, trends::add);
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

    /** The state of those of a user's events that count across people. */
    UserState counted(UserKey user, int window) {
        return states.counted(user, window, tables.of(TableName.LEFT_OUT));
    }

    private static String itemId(byte[] tenantAndItem) {
        ByteReader reader = new ByteReader(tenantAndItem);
        reader.readText();
        return reader.readText();
    }
}
