package io.lethe.embedding;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.Item;
import io.lethe.event.ItemCodec;

/**
 * The stored form of an embedded item. Version 1: a version byte, the content of the item as {@link ItemCodec#write}
 * has it, the model as text, the embedding in full precision.
 */
public final class EmbeddedItemCodec {
    public static final int VERSION = 1;

    private EmbeddedItemCodec() {}

    /** Everything but tenant and item id, which are the key's. */
    public static byte[] encode(EmbeddedItem embedded) {
        ByteWriter writer = new ByteWriter(2048).putByte(VERSION);
        ItemCodec.write(embedded.item(), writer);
        writer.putText(embedded.model().name());
        embedded.embedding().write(writer);
        return writer.toBytes();
    }

    /**
     * @throws io.lethe.event.MalformedBytesException if these bytes are no embedded item of version {@value #VERSION}
     */
    public static EmbeddedItem decode(String tenant, String itemId, byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "an embedded item");
        Item item = ItemCodec.read(tenant, itemId, reader);
        ModelId model = new ModelId(reader.readText());
        return new EmbeddedItem(item, Embedding.read(reader), model);
    }
}
