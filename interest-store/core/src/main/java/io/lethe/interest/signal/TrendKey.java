package io.lethe.interest.signal;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;

/**
 * The key of a count in the store: item, hour and type. The counts of one item are stored together, ordered by time.
 * Counts of repeats have no hour: they are stored at hour 0, under a type that no event has.
 */
public record TrendKey(String tenant, String itemId, long hour, String type) {

    /** The key for the repeats of a type ({@link TrendSignal#repeats}). */
    public static TrendKey ofRepeats(String tenant, String itemId, String type) {
        return new TrendKey(tenant, itemId, 0, type + TrendSignal.AGAIN);
    }

    /** Whether this is a count of repeats. */
    public boolean isOfRepeats() {
        return type.endsWith(TrendSignal.AGAIN);
    }

    public byte[] toBytes() {
        return new ByteWriter(64)
                .putBytes(prefix(tenant, itemId))
                .putOrderedLong(hour)
                .putText(type)
                .toBytes();
    }

    public static TrendKey fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        return new TrendKey(reader.readText(), reader.readText(), reader.readOrderedLong(), reader.readText());
    }

    /** The common prefix of the keys of all counts of an item. */
    public static byte[] prefix(String tenant, String itemId) {
        return new ByteWriter(48).putText(tenant).putText(itemId).toBytes();
    }
}
