package io.lethe.event;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stored form of an interaction, without what is in its key. Version 1:
 *
 * <pre>
 * byte version = 1
 * content: signed timestamp, signed sequence, text type, optional text itemId, optional text text,
 *          byte flags (1 value, 2 progress, 4 dwell), then those of the three that are there (signed micros, signed
 *          micros, unsigned ms), unsigned count of context entries, then name and value of each
 * </pre>
 */
public final class InteractionCodec {
    public static final int VERSION = 1;

    private static final int VALUE = 1;
    private static final int PROGRESS = 2;
    private static final int DWELL = 4;

    private InteractionCodec() {}

    /** Encodes the interaction without tenant, user and event id, which are in its key. */
    public static byte[] encode(Interaction interaction) {
        ByteWriter writer = new ByteWriter(64).putByte(VERSION);
        write(interaction, writer);
        return writer.toBytes();
    }

    /** @throws MalformedBytesException if the bytes are not an interaction of version {@value #VERSION} */
    public static Interaction decode(String tenant, String userId, String eventId, byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "an interaction");
        return read(tenant, userId, eventId, reader);
    }

    /** The input of the content hash: everything except tenant, user and id. */
    public static byte[] content(Interaction interaction) {
        ByteWriter writer = new ByteWriter(64);
        write(interaction, writer);
        return writer.toBytes();
    }

    /** Writes the content as a part of another form. */
    public static void write(Interaction interaction, ByteWriter writer) {
        writer.putSigned(interaction.timestamp())
                .putSigned(interaction.sequence())
                .putText(interaction.type())
                .putOptionalText(interaction.itemId())
                .putOptionalText(interaction.text());
        Double value = interaction.value();
        Double progress = interaction.progress();
        Long dwell = interaction.dwellMs();
        writer.putByte((value != null ? VALUE : 0) | (progress != null ? PROGRESS : 0) | (dwell != null ? DWELL : 0));
        if (value != null) {
            writer.putSigned(Interaction.micros(value));
        }
        if (progress != null) {
            writer.putSigned(Interaction.micros(progress));
        }
        if (dwell != null) {
            writer.putUnsigned(dwell);
        }
        writer.putUnsigned(interaction.context().size());
        for (Map.Entry<String, String> entry : interaction.context().entrySet()) {
            writer.putText(entry.getKey()).putText(entry.getValue());
        }
    }

    /** Reads the output of {@link #write}. */
    public static Interaction read(String tenant, String userId, String eventId, ByteReader reader) {
        long timestamp = reader.readSigned();
        long sequence = reader.readSigned();
        String type = reader.readText();
        String itemId = reader.readOptionalText();
        String text = reader.readOptionalText();
        int flags = reader.readByte();
        Double value = (flags & VALUE) != 0 ? Double.valueOf(Interaction.fromMicros(reader.readSigned())) : null;
        Double progress = (flags & PROGRESS) != 0 ? Double.valueOf(Interaction.fromMicros(reader.readSigned())) : null;
        Long dwell = (flags & DWELL) != 0 ? Long.valueOf(reader.readUnsigned()) : null;
        int count = reader.readCount();
        SortedMap<String, String> context = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            context.put(reader.readText(), reader.readText());
        }
        return new Interaction(
                tenant, userId, eventId, itemId, type, value, text, progress, dwell, timestamp, sequence, context);
    }
}
