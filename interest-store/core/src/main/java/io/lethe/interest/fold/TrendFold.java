package io.lethe.interest.fold;

import io.lethe.event.Interaction;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.signal.ItemCount;
import io.lethe.interest.signal.TrendKey;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.interest.signal.TrendSignal.HourCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How many events of each type each item had in each hour, over all users of the tables. */
public class TrendFold {
    /** How many counts a signal holds at most, the newest: more would not fit a record. */
    private static final int LONGEST_SIGNAL = 20_000;

    private final Table table;
    private final ItemCounts counts;

    public TrendFold(Tables tables) {
        table = tables.of(TableName.TRENDS);
        counts = new ItemCounts(table);
    }

    /**
     * The counts that a change touches, as they will be.
     *
     * @throws ArithmeticException if a sum leaves the range of a long
     */
    public Map<TrendKey, ItemCount> after(LedgerChange change) {
        Map<TrendKey, ItemCount> after = new LinkedHashMap<>();
        add(change.removed(), -1, after);
        add(change.added(), 1, after);
        return after;
    }

    /** @param touched is told the bytes of tenant and item of each count */
    public void apply(Map<TrendKey, ItemCount> after, Consumer<byte[]> touched) {
        after.forEach((key, count) -> {
            counts.set(key.toBytes(), count);
            touched.accept(TrendKey.prefix(key.tenant(), key.itemId()));
        });
    }

    /** The signal of an item, given the bytes of tenant and item; null where there is nothing left to say. */
    public @Nullable TrendSignal signal(byte[] item) {
        List<HourCount> hours = new ArrayList<>();
        try (Rows all = table.withPrefix(item)) {
            while (all.next()) {
                TrendKey key = TrendKey.fromBytes(all.key());
                hours.add(new HourCount(
                        key.hour(), key.type(), ItemCount.fromBytes(all.value()).amount()));
            }
        }
        if (hours.isEmpty()) {
            return null;
        }
        return new TrendSignal(hours.subList(Math.max(0, hours.size() - LONGEST_SIGNAL), hours.size()));
    }

    private void add(@Nullable LedgerEntry entry, long sign, Map<TrendKey, ItemCount> into) {
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
        ItemCount count = into.get(key);
        into.put(key, (count == null ? counts.get(key.toBytes()) : count).plus(sign));
    }
}
