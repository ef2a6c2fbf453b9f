package io.lethe.interest.service.topology;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.signal.TrendKey;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.interest.signal.TrendSignal.HourCount;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** How many events of each type each item had in each hour, over the users of a task. */
final class Trends {
    /** How many counts a signal holds at most, the newest: more would not fit a record. */
    private static final int LONGEST_SIGNAL = 20_000;

    private static final int VERSION = 1;

    private final KeyValueStore<Bytes, byte[]> counts;
    private final Dirty dirty;

    Trends(ProcessorContext<?, ?> context, Dirty dirty) {
        this.counts = context.getStateStore(Stores.TRENDS);
        this.dirty = dirty;
    }

    void apply(LedgerChange change, long now) {
        add(change.removed(), -1, now);
        add(change.added(), 1, now);
    }

    /** The signal of an item; null where there is nothing left to say. */
    @Nullable
    TrendSignal signal(byte[] itemPrefix) {
        List<HourCount> hours = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = ByteOrder.withPrefix(counts, itemPrefix)) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> one = all.next();
                TrendKey key = TrendKey.fromBytes(one.key.get());
                hours.add(new HourCount(key.hour(), key.type(), read(one.value)));
            }
        }
        if (hours.isEmpty()) {
            return null;
        }
        return new TrendSignal(hours.subList(Math.max(0, hours.size() - LONGEST_SIGNAL), hours.size()));
    }

    private void add(@Nullable LedgerEntry entry, long sign, long now) {
        if (entry == null) {
            return;
        }
        Interaction interaction = entry.interaction();
        String itemId = interaction.itemId();
        if (itemId == null) {
            return;
        }
        TrendKey key = new TrendKey(
                interaction.tenant(), itemId, HourCount.hourOf(interaction.timestamp()), interaction.type());
        addTo(counts, Bytes.wrap(key.toBytes()), sign);
        dirty.mark(TrendKey.prefix(interaction.tenant(), itemId), now);
    }

    /** Adds to a count in a store, in which no count is zero. */
    static void addTo(KeyValueStore<Bytes, byte[]> counts, Bytes key, long change) {
        byte[] before = counts.get(key);
        long count = Math.addExact(before == null ? 0 : read(before), change);
        counts.put(
                key,
                count == 0
                        ? null
                        : new ByteWriter(16).putByte(VERSION).putSigned(count).toBytes());
    }

    static long read(byte[] count) {
        ByteReader reader = new ByteReader(count);
        reader.expectVersion(VERSION, "a count");
        return reader.readSigned();
    }
}
