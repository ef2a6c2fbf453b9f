package io.lethe.embedding;

import io.lethe.embedding.EmbeddedItem.Meaning;
import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.Item;
import io.lethe.event.ItemCodec;
import io.lethe.event.MalformedBytesException;

/**
 * The stored form of an embedded item. Version 1: a version byte, the content of the item as {@link ItemCodec#write}
 * has it, the model as text, the embedding in full precision. Version 2: the same, then the other model and its
 * embedding. An item that one model has read is written in version 1.
 */
public final class EmbeddedItemCodec {
    /** The version of items that one model has read. */
    public static final int VERSION = 1;

    /** The version of items that two models have read. */
    public static final int VERSION_OF_TWO = 2;

    private EmbeddedItemCodec() {}

    /** Everything but tenant and item id, which are the key's. */
    public static byte[] encode(EmbeddedItem embedded) {
        Meaning other = embedded.other();
        ByteWriter writer = new ByteWriter(4096).putByte(other == null ? VERSION : VERSION_OF_TWO);
        ItemCodec.write(embedded.item(), writer);
        writer.putText(embedded.model().name());
        embedded.embedding().write(writer);
        if (other != null) {
            writer.putText(other.model().name());
            other.embedding().write(writer);
        }
        return writer.toBytes();
    }

    /** @throws MalformedBytesException if these bytes are no embedded item of a version that this build knows */
    public static EmbeddedItem decode(String tenant, String itemId, byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        int version = reader.readByte();
        if (version != VERSION && version != VERSION_OF_TWO) {
            throw new MalformedBytesException("an embedded item of version " + version
                    + ", this build reads the versions " + VERSION + " and " + VERSION_OF_TWO);
        }
        Item item = ItemCodec.read(tenant, itemId, reader);
        Meaning first = meaning(reader);
        Meaning other = version == VERSION ? null : meaning(reader);
        if (other != null && other.model().equals(first.model())) {
            throw new MalformedBytesException("an embedded item with two embeddings of the model " + first.model());
        }
        return new EmbeddedItem(item, first.embedding(), first.model(), other);
    }

    private static Meaning meaning(ByteReader reader) {
        ModelId model = new ModelId(reader.readText());
        return new Meaning(Embedding.read(reader), model);
    }
}
