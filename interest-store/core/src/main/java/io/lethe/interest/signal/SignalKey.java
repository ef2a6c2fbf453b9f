package io.lethe.interest.signal;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.ItemKey;
import java.util.Objects;

/**
 * The key of a signal about an item: which item, and which partition of the users it was counted over. Whoever reads
 * signals adds up the partitions, which is exact, as all of them are integers.
 */
public record SignalKey(String tenant, String itemId, int partition) {
    public SignalKey {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(itemId, "itemId");
    }

    public byte[] toBytes() {
        return new ByteWriter(64)
                .putText(tenant)
                .putText(itemId)
                .putUnsigned(partition)
                .toBytes();
    }

    /** @throws io.lethe.event.MalformedBytesException if these are not the bytes of a signal key */
    public static SignalKey fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        return new SignalKey(reader.readText(), reader.readText(), Math.toIntExact(reader.readUnsigned()));
    }

    /** The partition of the signal's topic, of {@code partitions} many: that of the item. */
    public int topicPartition(int partitions) {
        return ItemKey.content(tenant, itemId).partition(partitions);
    }
}
