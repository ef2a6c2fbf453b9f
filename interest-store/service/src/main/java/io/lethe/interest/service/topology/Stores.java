package io.lethe.interest.service.topology;

import io.lethe.interest.fold.TableName;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The stores of a task, all of them from bytes to bytes, each with a compacted changelog. */
public final class Stores {
    /** {@link io.lethe.interest.ledger.LedgerKey} to the bytes that the log has: the state itself. */
    public static final String LEDGER = "ledger";
    /** User and event id, for ids that do not carry their place, to the {@link io.lethe.interest.ledger.LedgerKey}. */
    public static final String EVENT_IDS = "event-ids";
    /** {@link io.lethe.event.EventKey} of an event that lost against one with the same id, to its bytes. */
    public static final String RIVALS = "rivals";
    /** {@link io.lethe.interest.ledger.LongTermKey} behind the user, to the count. */
    public static final String LONG_TERM = "long-term";
    /** {@link io.lethe.event.UserKey} to {@link io.lethe.interest.ledger.UserVersion}. */
    public static final String VERSIONS = "versions";
    /**
     * {@link io.lethe.interest.ledger.LedgerKey} of a change that the pairs do not hold yet, to what was there before.
     */
    public static final String PENDING = "pending";
    /** {@link io.lethe.interest.signal.ItemPair} to its count. */
    public static final String PAIRS = "pairs";
    /** {@link io.lethe.interest.signal.TrendKey} to its count; and how far a renewal is. */
    public static final String TRENDS = "trends";
    /** {@link io.lethe.interest.ledger.LedgerKey} of an event that does not count across people, to the rule. */
    public static final String LEFT_OUT = "left-out";
    /** What the rules that leave events out need to know of each user. */
    public static final String CONDUCT = "conduct";
    /** What has changed and has not been published yet. */
    public static final String DIRTY = "dirty";
    /** Topic and partition to the highest offset that has taken effect here. */
    public static final String PROGRESS = "progress";

    /** All of them. */
    static final List<String> ALL = List.of(
            LEDGER, EVENT_IDS, RIVALS, LONG_TERM, VERSIONS, PENDING, PAIRS, TRENDS, LEFT_OUT, CONDUCT, DIRTY, PROGRESS);

    private static final List<String> CACHED = List.of(VERSIONS, TRENDS, CONDUCT, PROGRESS);

    /** What is erased leaves the changelogs within a day. */
    private static final Map<String, String> COMPACTION =
            Map.of("min.cleanable.dirty.ratio", "0.1", "max.compaction.lag.ms", "86400000");

    private Stores() {}

    /** The store of a table of the fold. */
    static String of(TableName table) {
        return switch (table) {
            case LEDGER -> LEDGER;
            case EVENT_IDS -> EVENT_IDS;
            case RIVALS -> RIVALS;
            case LONG_TERM -> LONG_TERM;
            case VERSIONS -> VERSIONS;
            case PENDING -> PENDING;
            case PAIRS -> PAIRS;
            case TRENDS -> TRENDS;
            case LEFT_OUT -> LEFT_OUT;
            case CONDUCT -> CONDUCT;
        };
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(
            String name, Function<String, KeyValueBytesStoreSupplier> kind) {
        StoreBuilder<KeyValueStore<Bytes, byte[]>> builder = org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        kind.apply(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(COMPACTION);
        return CACHED.contains(name) ? builder.withCachingEnabled() : builder.withCachingDisabled();
    }
}
