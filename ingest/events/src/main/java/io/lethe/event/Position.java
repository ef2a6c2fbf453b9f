package io.lethe.event;

import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the public topics reached when a request had been written: the highest offset of each partition that it
 * touched. A reader who gives it back as {@code after} waits until that has taken effect.
 *
 * <p>Requests are written to the public topics under the partition of their user or item, and order within a partition
 * is kept all the way down. So a user's state holds a request as soon as the user's partition has seen this partition's
 * offset.
 *
 * @param events offset by partition of {@link Topic#EVENTS}
 * @param items  offset by partition of {@link Topic#ITEMS}
 */
public record Position(SortedMap<Integer, Long> events, SortedMap<Integer, Long> items) {
    /** The position of a request that wrote nothing. */
    public static final Position NONE = new Position(new TreeMap<>(Map.of()), new TreeMap<>(Map.of()));

    private static final int VERSION = 1;

    public Position {
        events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
        items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
    }

    /**
     * The offset that a user's partition of {@link Topic#EVENTS} has to have passed; empty if nothing was written
     * there.
     */
    public OptionalLong eventOffset(int partition) {
        Long offset = events.get(partition);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /** The opaque text that stands for this position in requests and answers. */
    public String toToken() {
        ByteWriter writer = new ByteWriter().putByte(VERSION);
        write(events, writer);
        write(items, writer);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(writer.toBytes());
    }

    /** @throws MalformedBytesException if this is no text that {@link #toToken} made */
    public static Position fromToken(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw new MalformedBytesException("a position is a text that an answer held, not '" + token + "'");
        }
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "a position");
        return new Position(read(reader), read(reader));
    }

    private static void write(SortedMap<Integer, Long> offsets, ByteWriter writer) {
        writer.putUnsigned(offsets.size());
        offsets.forEach((partition, offset) -> writer.putUnsigned(partition).putUnsigned(offset));
    }

    private static SortedMap<Integer, Long> read(ByteReader reader) {
        int count = reader.readCount();
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            offsets.put(reader.readUnsignedInt(), reader.readUnsigned());
        }
        return offsets;
    }
}
