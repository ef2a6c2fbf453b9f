package io.lethe.event;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stored form of an item, without what is in its key. Version 1:
 *
 * <pre>
 * byte version = 1
 * text title, text text, unsigned count of categories and each as text, unsigned count of attributes and each as
 * name, tag (0 text, 1 number, 2 false, 3 true, 4 list), value; byte flags (1 available, 2 published, 4 vector), then
 * signed publishedAt, unsigned dimension and that many floats
 * </pre>
 */
public final class ItemCodec {
    public static final int VERSION = 1;

    private static final int AVAILABLE = 1;
    private static final int PUBLISHED = 2;
    private static final int VECTOR = 4;

    private ItemCodec() {}

    public static byte[] encode(Item item) {
        ByteWriter writer = new ByteWriter(256).putByte(VERSION);
        write(item, writer);
        return writer.toBytes();
    }

    /** @throws MalformedBytesException if the bytes are not an item of version {@value #VERSION} */
    public static Item decode(String tenant, String itemId, byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "an item");
        return read(tenant, itemId, reader);
    }

    /** Writes the item's content as a part of another form. */
    public static void write(Item item, ByteWriter writer) {
        writer.putText(item.storedTitle()).putText(item.text());
        writer.putUnsigned(item.categories().size());
        item.categories().forEach(writer::putText);
        writer.putUnsigned(item.attributes().size());
        item.attributes().forEach((name, value) -> writeAttribute(name, value, writer));
        Long publishedAt = item.publishedAt();
        GivenVector vector = item.vector();
        writer.putByte((item.available() ? AVAILABLE : 0)
                | (publishedAt != null ? PUBLISHED : 0)
                | (vector != null ? VECTOR : 0));
        if (publishedAt != null) {
            writer.putSigned(publishedAt);
        }
        if (vector != null) {
            writer.putUnsigned(vector.dimension());
            for (float number : vector.toArray()) {
                writer.putFloat(number);
            }
        }
    }

    /** Reads the output of {@link #write}. */
    public static Item read(String tenant, String itemId, ByteReader reader) {
        String title = reader.readText();
        String text = reader.readText();
        int categoryCount = reader.readCount();
        List<String> categories = new ArrayList<>(categoryCount);
        for (int i = 0; i < categoryCount; i++) {
            categories.add(reader.readText());
        }
        int attributeCount = reader.readCount();
        SortedMap<String, Object> attributes = new TreeMap<>();
        for (int i = 0; i < attributeCount; i++) {
            attributes.put(reader.readText(), readAttribute(reader));
        }
        int flags = reader.readByte();
        Long publishedAt = (flags & PUBLISHED) != 0 ? Long.valueOf(reader.readSigned()) : null;
        GivenVector vector = null;
        if ((flags & VECTOR) != 0) {
            float[] values = new float[reader.readCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = reader.readFloat();
            }
            vector = GivenVector.of(values);
        }
        return new Item(
                tenant, itemId, title, text, categories, attributes, (flags & AVAILABLE) != 0, publishedAt, vector);
    }

    private static void writeAttribute(String name, Object value, ByteWriter writer) {
        writer.putText(name);
        if (value instanceof String text) {
            writer.putByte(0).putText(text);
        } else if (value instanceof Double number) {
            writer.putByte(1).putLong(Double.doubleToLongBits(number));
        } else if (value instanceof Boolean truth) {
            writer.putByte(truth ? 3 : 2);
        } else {
            List<?> list = (List<?>) value;
            writer.putByte(4).putUnsigned(list.size());
            list.forEach(entry -> writer.putText((String) entry));
        }
    }

    private static Object readAttribute(ByteReader reader) {
        int tag = reader.readByte();
        return switch (tag) {
            case 0 -> reader.readText();
            case 1 -> Double.longBitsToDouble(reader.readLong());
            case 2 -> false;
            case 3 -> true;
            case 4 -> readList(reader);
            default -> throw new MalformedBytesException("an attribute with tag " + tag);
        };
    }

    private static List<String> readList(ByteReader reader) {
        int count = reader.readCount();
        List<String> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(reader.readText());
        }
        return List.copyOf(list);
    }
}
