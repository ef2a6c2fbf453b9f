package io.lethe.recommend.service.known;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;

/**
 * The key of a model on the topic.
 *
 * @param tenant whose it is
 * @param name   what kind of model
 */
public record ModelKey(String tenant, String name) {
    public byte[] toBytes() {
        return new ByteWriter(32).putText(tenant).putText(name).toBytes();
    }

    /** @throws io.lethe.event.MalformedBytesException if these are not the bytes of such a key */
    public static ModelKey fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        return new ModelKey(reader.readText(), reader.readText());
    }
}
