package io.lethe.interest.signal;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The successors of an item among the users of one partition: the most frequent ones and their counts. See
 * {@link PairFold}.
 *
 * @param total the sum of all counts, including omitted successors
 * @param next  the successors, highest count first, then by item id
 */
public record NeighbourSignal(long total, List<Successor> next) {
    /** The default maximum number of successors in a signal. */
    public static final int DEFAULT_LIMIT = 200;

    private static final int VERSION = 1;

    /** An item that followed, and its count in units of 1/65,536. */
    public record Successor(String itemId, long count) {
        private static final Comparator<Successor> STRONGEST_FIRST =
                Comparator.comparingLong(Successor::count).reversed().thenComparing(Successor::itemId);
    }

    public NeighbourSignal {
        next = List.copyOf(next);
    }

    /** The signal of these successors: their total and the {@code limit} strongest. */
    public static NeighbourSignal of(Collection<Successor> all, int limit) {
        long total = all.stream().mapToLong(Successor::count).reduce(0, Math::addExact);
        List<Successor> strongest =
                all.stream().sorted(Successor.STRONGEST_FIRST).limit(limit).toList();
        return new NeighbourSignal(total, strongest);
    }

    public byte[] toBytes() {
        ByteWriter writer = new ByteWriter(16 + 16 * next.size())
                .putByte(VERSION)
                .putUnsigned(total)
                .putUnsigned(next.size());
        next.forEach(successor -> writer.putText(successor.itemId()).putUnsigned(successor.count()));
        return writer.toBytes();
    }

    /** @throws io.lethe.event.MalformedBytesException if the bytes are not a neighbour signal */
    public static NeighbourSignal fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "a neighbour signal");
        long total = reader.readUnsigned();
        int size = reader.readCount();
        List<Successor> next = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            next.add(new Successor(reader.readText(), reader.readUnsigned()));
        }
        return new NeighbourSignal(total, next);
    }
}
