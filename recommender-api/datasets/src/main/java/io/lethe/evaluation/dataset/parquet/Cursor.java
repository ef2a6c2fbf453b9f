package io.lethe.evaluation.dataset.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** Goes through the values of one column in one row group, a page at a time. */
final class Cursor {
    private static final int DATA = 0;
    private static final int DICTIONARY = 2;
    private static final int DATA_2 = 3;
    private static final int LEVELS = 3;
    private static final int HEADER = 1 << 12;
    private static final int LARGEST_HEADER = 1 << 24;

    private final FileChannel file;
    private final Column column;
    private final int codec;
    private final long end;
    private final long most;
    private long position;
    private Object @Nullable [] dictionary;
    private int[] repetitions = {};
    private int[] definitions = {};
    private Object[] values = {};
    private int at;
    private int value;

    Cursor(FileChannel file, Column column, Thrift chunk) {
        this.file = file;
        this.column = column;
        this.codec = chunk.number(4);
        long data = chunk.number(9, -1);
        long words = chunk.number(11, -1);
        this.position = words > 0 && words < data ? words : data;
        this.end = position + chunk.number(7, 0);
        this.most = chunk.number(5, 0);
    }

    /** What the next row says. */
    JsonNode next() throws IOException {
        if (column.repetition() == 0) {
            more();
            return column.json(take());
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        more();
        do {
            if (definitions[at] >= column.listed()) {
                JsonNode member = column.json(take());
                if (!member.isNull()) {
                    list.add(member);
                }
            } else {
                at++;
            }
        } while (hasMore() && repetitions[at] > 0);
        return list;
    }

    private @Nullable Object take() {
        boolean there = definitions[at++] == column.definition();
        return there ? values[value++] : null;
    }

    private void more() throws IOException {
        if (!hasMore()) {
            throw new IllegalStateException("the column " + column.name() + " ends before its rows do");
        }
    }

    private boolean hasMore() throws IOException {
        while (at == definitions.length) {
            if (position >= end) {
                return false;
            }
            page();
        }
        return true;
    }

    private void page() throws IOException {
        ByteBuffer start = header();
        Thrift header = Thrift.read(start);
        position += start.position();
        int length = header.number(3);
        if (length < 0 || length > end - position) {
            throw new IllegalStateException("a page is longer than its column");
        }
        byte[] packed = new byte[length];
        read(ByteBuffer.wrap(packed), position);
        position += packed.length;
        int size = header.number(2);
        Thrift words = header.struct(7);
        Thrift first = header.struct(5);
        Thrift second = header.struct(8);
        switch (header.number(1)) {
            case DICTIONARY -> {
                if (words == null) {
                    throw new IllegalStateException("a dictionary says nothing of itself");
                }
                dictionary = Values.of(column, 0, little(Packing.unpack(codec, packed, size)), words.number(1), null);
            }
            case DATA -> {
                if (first == null) {
                    throw new IllegalStateException("a page says nothing of itself");
                }
                ByteBuffer in = little(Packing.unpack(codec, packed, size));
                int count = values(first);
                repetitions = levels(in, column.repetition(), count, first.number(4));
                definitions = levels(in, column.definition(), count, first.number(3));
                values(first.number(2), in);
            }
            case DATA_2 -> {
                if (second == null) {
                    throw new IllegalStateException("a page says nothing of itself");
                }
                ByteBuffer in = little(packed);
                int count = values(second);
                ByteBuffer ofRepetitions = Bits.slice(in, second.number(6));
                ByteBuffer ofDefinitions = Bits.slice(in, second.number(5));
                repetitions = runs(ofRepetitions, column.repetition(), count);
                definitions = runs(ofDefinitions, column.definition(), count);
                byte[] rest = new byte[in.remaining()];
                in.get(rest);
                int levels = ofRepetitions.capacity() + ofDefinitions.capacity();
                values(
                        second.number(4),
                        little(
                                second.truth(7, true) && rest.length > 0
                                        ? Packing.unpack(codec, rest, size - levels)
                                        : rest));
            }
            default -> {}
        }
    }

    /** How many values a page says that it has. */
    private int values(Thrift page) {
        int count = page.number(1);
        if (count < 0 || count > most) {
            throw new IllegalStateException("a page has more values than its column");
        }
        return count;
    }

    private void values(int encoding, ByteBuffer in) {
        int there = 0;
        for (int definition : definitions) {
            there += definition == column.definition() ? 1 : 0;
        }
        values = Values.of(column, encoding, in, there, dictionary);
        if (values.length < there) {
            throw new IllegalStateException("a page has fewer values than it says");
        }
        at = 0;
        value = 0;
    }

    private static int[] levels(ByteBuffer in, int most, int count, int encoding) {
        if (most == 0) {
            return new int[count];
        }
        if (encoding != LEVELS) {
            throw new IllegalStateException("levels of encoding " + encoding + " are not known");
        }
        return runs(Bits.slice(in, in.getInt()), most, count);
    }

    private static int[] runs(ByteBuffer in, int most, int count) {
        return most == 0 ? new int[count] : Bits.runs(in, Integer.SIZE - Integer.numberOfLeadingZeros(most), count);
    }

    /** The beginning of a page, as far as its header may reach. */
    private ByteBuffer header() throws IOException {
        for (int size = HEADER; ; size *= 8) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(size, end - position));
            read(buffer, position);
            buffer.flip();
            try {
                Thrift.read(buffer.duplicate());
                return buffer;
            } catch (java.nio.BufferUnderflowException | IllegalStateException e) {
                if (size > LARGEST_HEADER || size >= end - position) {
                    throw e;
                }
            }
        }
    }

    private void read(ByteBuffer into, long from) throws IOException {
        while (into.hasRemaining()) {
            int read = file.read(into, from + into.position());
            if (read < 0) {
                throw new IllegalStateException("the file ends too early");
            }
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
