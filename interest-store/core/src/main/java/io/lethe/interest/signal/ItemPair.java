package io.lethe.interest.signal;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import java.util.Objects;

/** An ordered pair of items: {@code earlier} came before {@code later} in a user's history. */
public record ItemPair(String tenant, String earlier, String later) {
    public ItemPair {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(earlier, "earlier");
        Objects.requireNonNull(later, "later");
    }

    /** The key of the pair's count in the store. All pairs of one earlier item are stored together. */
    public byte[] toBytes() {
        return new ByteWriter(64)
                .putText(tenant)
                .putText(earlier)
                .putText(later)
                .toBytes();
    }

    public static ItemPair fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        return new ItemPair(reader.readText(), reader.readText(), reader.readText());
    }

    /** The common prefix of the keys of all pairs of an earlier item. */
    public static byte[] prefix(String tenant, String earlier) {
        return new ByteWriter(48).putText(tenant).putText(earlier).toBytes();
    }
}
