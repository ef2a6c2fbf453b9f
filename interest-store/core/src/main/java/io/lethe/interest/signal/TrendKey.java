package io.lethe.interest.signal;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;

/** The key of a count of events in the store: item, hour and type, those of one item together and in the order of time. */
public record TrendKey(String tenant, String itemId, long hour, String type) {

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

    /** What the keys of all counts of an item start with. */
    public static byte[] prefix(String tenant, String itemId) {
        return new ByteWriter(48).putText(tenant).putText(itemId).toBytes();
    }
}
