package io.lethe.event;

import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The end of the public topics after a request was written: the highest offset of each partition that it wrote to. A
 * reader who passes it as {@code after} waits until the request has taken effect.
 *
 * <p>A request is written to the partition of its user or item, and the order within a partition is kept in all later
 * topics. A user's state therefore includes a request as soon as the user's partition has processed this offset.
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
     * The offset that a user's partition of {@link Topic#EVENTS} must have passed; empty if nothing was written there.
     */
    public OptionalLong eventOffset(int partition) {
        Long offset = events.get(partition);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /** This position as an opaque token for requests and responses. */
    public String toToken() {
        ByteWriter writer = new ByteWriter().putByte(VERSION);
        write(events, writer);
        write(items, writer);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(writer.toBytes());
    }

    /** @throws MalformedBytesException if the token was not created by {@link #toToken} */
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
