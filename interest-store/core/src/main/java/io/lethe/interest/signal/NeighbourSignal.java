package io.lethe.interest.signal;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What goes with an item among the users of one partition: the strongest successors and companions, with their counts.
 * See {@link PairFold}.
 *
 * @param total    the sum of all successors' counts, including omitted ones
 * @param next     the successors, highest count first, then by item id
 * @param together the items of the same baskets, in the same order
 */
public record NeighbourSignal(long total, List<Neighbour> next, List<Neighbour> together) {
    /** The default maximum number of successors, and of companions, in a signal. */
    public static final int DEFAULT_LIMIT = 200;

    /** Version 1 had successors only, counted by places. */
    private static final int VERSION = 2;

    /** Another item, and its count in units of 1/65,536. */
    public record Neighbour(String itemId, long count) {
        static final Comparator<Neighbour> STRONGEST_FIRST =
                Comparator.comparingLong(Neighbour::count).reversed().thenComparing(Neighbour::itemId);
    }

    public NeighbourSignal {
        next = List.copyOf(next);
        together = List.copyOf(together);
    }

    /** The signal of these successors and companions: the {@code limit} strongest of each, and the successors' total. */
    public static NeighbourSignal of(Collection<Neighbour> next, Collection<Neighbour> together, int limit) {
        return of(strongest(next, limit), strongest(together, limit));
    }

    /** The signal of these successors and companions. */
    public static NeighbourSignal of(Strongest next, Strongest together) {
        return new NeighbourSignal(next.total(), next.list(), together.list());
    }

    private static Strongest strongest(Collection<Neighbour> all, int limit) {
        Strongest strongest = new Strongest(limit);
        all.forEach(one -> strongest.add(one.count(), one::itemId));
        return strongest;
    }

    public byte[] toBytes() {
        ByteWriter writer = new ByteWriter(16 + 16 * (next.size() + together.size()))
                .putByte(VERSION)
                .putUnsigned(total);
        write(next, writer);
        write(together, writer);
        return writer.toBytes();
    }

    /** @throws io.lethe.event.MalformedBytesException if the bytes are not a neighbour signal of this version */
    public static NeighbourSignal fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "a neighbour signal");
        return new NeighbourSignal(reader.readUnsigned(), read(reader), read(reader));
    }

    private static void write(List<Neighbour> neighbours, ByteWriter writer) {
        writer.putUnsigned(neighbours.size());
        neighbours.forEach(one -> writer.putText(one.itemId()).putUnsigned(one.count()));
    }

    private static List<Neighbour> read(ByteReader reader) {
        int size = reader.readCount();
        List<Neighbour> neighbours = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            neighbours.add(new Neighbour(reader.readText(), reader.readUnsigned()));
        }
        return neighbours;
    }
}
