package io.lethe.evaluation.dataset.parquet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The stored values of a page: whole numbers as {@code Long}, fractions as {@code Double}, the rest as bytes. */
final class Values {
    private static final int PLAIN = 0;
    private static final int PLAIN_DICTIONARY = 2;
    private static final int RLE = 3;
    private static final int DELTA = 5;
    private static final int DELTA_LENGTHS = 6;
    private static final int DELTA_TEXTS = 7;
    private static final int DICTIONARY = 8;
    private static final int SPLIT = 9;

    private Values() {}

    /**
     * Decodes a page.
     *
     * @param in         its values, little-endian
     * @param dictionary the values that it may name by their places; null if there is none
     */
    static Object[] of(Column column, int encoding, ByteBuffer in, int count, Object @Nullable [] dictionary) {
        return switch (encoding) {
            case PLAIN -> plain(column, in, count);
            case PLAIN_DICTIONARY, DICTIONARY -> named(in, count, dictionary);
            case RLE -> {
                in.getInt();
                int[] bits = Bits.runs(in, 1, count);
                yield Arrays.stream(bits).mapToObj(bit -> bit == 1).toArray();
            }
            case DELTA -> Arrays.stream(Bits.deltas(in)).boxed().toArray();
            case DELTA_LENGTHS -> texts(in, Bits.deltas(in));
            case DELTA_TEXTS -> prefixed(in);
            case SPLIT -> split(column, in, count);
            default -> throw new IllegalStateException("encoding " + encoding + " is not known");
        };
    }

    private static Object[] named(ByteBuffer in, int count, Object @Nullable [] dictionary) {
        if (dictionary == null) {
            throw new IllegalStateException("a dictionary is missing");
        }
        Object[] values = new Object[count];
        int width = count == 0 ? 0 : in.get();
        int[] places = Bits.runs(in, width, count);
        for (int i = 0; i < count; i++) {
            values[i] = dictionary[places[i]];
        }
        return values;
    }

    private static Object[] plain(Column column, ByteBuffer in, int count) {
        Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            values[i] = column.physical() == Column.BOOLEAN
                    ? Boolean.valueOf((in.get(in.position() + i / 8) >>> i % 8 & 1) == 1)
                    : plain(column, in);
        }
        return values;
    }

    private static Object plain(Column column, ByteBuffer in) {
        return switch (column.physical()) {
            case Column.INT32 -> (long) in.getInt();
            case Column.INT64 -> in.getLong();
            case Column.INT96 -> bytes(in, 12);
            case Column.FLOAT -> Double.parseDouble(Float.toString(in.getFloat()));
            case Column.DOUBLE -> in.getDouble();
            case Column.BYTES -> bytes(in, in.getInt());
            case Column.FIXED -> bytes(in, column.length());
            default -> throw new IllegalStateException("type " + column.physical() + " is not known");
        };
    }

    private static byte[] bytes(ByteBuffer in, long length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalStateException("a value is longer than its page");
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    private static Object[] texts(ByteBuffer in, long[] lengths) {
        Object[] values = new Object[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            values[i] = bytes(in, lengths[i]);
        }
        return values;
    }

    private static Object[] prefixed(ByteBuffer in) {
        long[] shared = Bits.deltas(in);
        Object[] values = texts(in, Bits.deltas(in));
        byte[] last = new byte[0];
        for (int i = 0; i < values.length; i++) {
            byte[] rest = (byte[]) values[i];
            int kept = Math.toIntExact(shared[i]);
            byte[] whole = Arrays.copyOf(last, kept + rest.length);
            System.arraycopy(rest, 0, whole, kept, rest.length);
            values[i] = whole;
            last = whole;
        }
        return values;
    }

    /** The first bytes of all values, then the second ones, and so on. */
    private static Object[] split(Column column, ByteBuffer in, int count) {
        int width =
                switch (column.physical()) {
                    case Column.INT32, Column.FLOAT -> 4;
                    case Column.INT64, Column.DOUBLE -> 8;
                    default -> column.length();
                };
        ByteBuffer joined =
                ByteBuffer.allocate(Math.multiplyExact(width, count)).order(in.order());
        int from = in.position();
        for (int i = 0; i < count; i++) {
            for (int part = 0; part < width; part++) {
                joined.put(in.get(from + part * count + i));
            }
        }
        return plain(column, joined.flip(), count);
    }
}
