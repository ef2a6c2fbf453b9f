package io.lethe.interest.signal;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.MalformedBytesException;
import java.util.List;
import java.util.Objects;

/**
 * A pair of items and how it came about. A pair that was bought together is stored under both items.
 *
 * @param item  the earlier item, or either of two that were bought together
 * @param other the later item, or the other one
 */
public record ItemPair(Kind kind, String tenant, String item, String other) {
    /** Separates the item from the kind. No item id is empty, so no older form of the key has it there. */
    private static final int KIND_FOLLOWS = 0;

    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final String NO_KEY = "this is not the key of a pair of items";

    /** How two items of one user's history are related. */
    public enum Kind {
        /** The other item came after this one, in a later basket. */
        WENT_ON_TO,
        /** Both are in one basket: one user's events of one time. */
        TOGETHER
    }

    public ItemPair {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(other, "other");
    }

    /** The key of the pair's count in the store. All pairs of one item are stored together, by kind. */
    public byte[] toBytes() {
        return new ByteWriter(64)
                .putText(tenant)
                .putText(item)
                .putByte(KIND_FOLLOWS)
                .putByte(kind.ordinal())
                .putText(other)
                .toBytes();
    }

    /** @throws MalformedBytesException if the bytes are not the key of a pair */
    public static ItemPair fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        String tenant = reader.readText();
        String item = reader.readText();
        Kind kind = kind(reader.readByte(), reader.readByte());
        return new ItemPair(kind, tenant, item, reader.readText());
    }

    /**
     * The kind of a pair, read from its key alone.
     *
     * @param prefix the length of the {@link #prefix} of the pairs of its item
     * @throws MalformedBytesException if the bytes are not the key of a pair of this item
     */
    public static Kind kind(byte[] key, int prefix) {
        if (key.length < prefix + 2) {
            throw new MalformedBytesException(NO_KEY);
        }
        return kind(key[prefix], key[prefix + 1]);
    }

    private static Kind kind(int separator, int kind) {
        if (separator != KIND_FOLLOWS || kind < 0 || kind >= KINDS.size()) {
            throw new MalformedBytesException(NO_KEY);
        }
        return KINDS.get(kind);
    }

    /** Whether a key of a pair has this form. The older one had no kind. */
    public static boolean isKey(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.readText();
        reader.readText();
        return reader.readByte() == KIND_FOLLOWS;
    }

    /** The common prefix of the keys of all pairs of an item. */
    public static byte[] prefix(String tenant, String item) {
        return new ByteWriter(48).putText(tenant).putText(item).toBytes();
    }
}
