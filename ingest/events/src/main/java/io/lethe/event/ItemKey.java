package io.lethe.event;

import java.util.Objects;

/**
 * The key of an item's record in the compacted catalogue topics. An item has two records: its content and, once
 * withdrawn, a withdrawal mark. With two keys, compaction keeps the content of withdrawn items. Putting the item again
 * writes a tombstone for the mark.
 */
public record ItemKey(String tenant, String itemId, Facet facet) {

    /** The kind of record. The ordinal is part of the stored form. */
    public enum Facet {
        CONTENT,
        WITHDRAWN
    }

    public ItemKey {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(itemId, "itemId");
        Objects.requireNonNull(facet, "facet");
    }

    public static ItemKey content(String tenant, String itemId) {
        return new ItemKey(tenant, itemId, Facet.CONTENT);
    }

    public static ItemKey withdrawn(String tenant, String itemId) {
        return new ItemKey(tenant, itemId, Facet.WITHDRAWN);
    }

    public byte[] toBytes() {
        return new ByteWriter(tenant.length() + itemId.length() + 6)
                .putText(tenant)
                .putText(itemId)
                .putByte(facet.ordinal())
                .toBytes();
    }

    /** @throws MalformedBytesException if the bytes are not an item key */
    public static ItemKey fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        String tenant = reader.readText();
        String itemId = reader.readText();
        int facet = reader.readByte();
        if (facet >= Facet.values().length) {
            throw new MalformedBytesException("an item key with facet " + facet);
        }
        return new ItemKey(tenant, itemId, Facet.values()[facet]);
    }

    /** The partition of all records of this item, with {@code partitions} partitions. */
    public int partition(int partitions) {
        return Partitions.of(new ByteWriter().putText(tenant).putText(itemId).toBytes(), partitions);
    }
}
