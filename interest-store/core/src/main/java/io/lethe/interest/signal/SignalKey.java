package io.lethe.interest.signal;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.ItemKey;
import java.util.Objects;

/**
 * The key of a signal about an item: the item, and the partition of the users whose events are counted. Readers add up
 * the partitions. The sum is exact, because all counts are integers.
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

    /** @throws io.lethe.event.MalformedBytesException if the bytes are not a signal key */
    public static SignalKey fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        return new SignalKey(reader.readText(), reader.readText(), Math.toIntExact(reader.readUnsigned()));
    }

    /** The item's partition in the signal's topic with {@code partitions} partitions. */
    public int topicPartition(int partitions) {
        return ItemKey.content(tenant, itemId).partition(partitions);
    }
}
