package io.lethe.embedding;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The stored form of a topic codebook. Version 1: a version byte, the model as text, the codebook's version as
 * unsigned, the count of topics, then label and quantized centroid of each.
 */
public final class TopicCodebookCodec {
    public static final int VERSION = 1;

    private TopicCodebookCodec() {}

    /** The key under which the log keeps a tenant's newest codebook. */
    public static byte[] key(String tenant) {
        return new ByteWriter(tenant.length() + 1).putText(tenant).toBytes();
    }

    /** @throws io.lethe.event.MalformedBytesException if these bytes are no key that {@link #key} made */
    public static String tenant(byte[] key) {
        return new ByteReader(key).readText();
    }

    public static byte[] encode(TopicCodebook codebook) {
        ByteWriter writer = new ByteWriter(1024)
                .putByte(VERSION)
                .putText(codebook.model().name())
                .putUnsigned(codebook.version())
                .putUnsigned(codebook.topics().size());
        for (TopicCodebook.Topic topic : codebook.topics()) {
            writer.putText(topic.label());
            topic.centroid().write(writer);
        }
        return writer.toBytes();
    }

    /** @throws io.lethe.event.MalformedBytesException if these bytes are no codebook of version {@value #VERSION} */
    public static TopicCodebook decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "a topic codebook");
        ModelId model = new ModelId(reader.readText());
        long version = reader.readUnsigned();
        int count = reader.readCount();
        List<TopicCodebook.Topic> topics = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            topics.add(new TopicCodebook.Topic(reader.readText(), QuantizedEmbedding.read(reader)));
        }
        return new TopicCodebook(model, version, topics);
    }
}
