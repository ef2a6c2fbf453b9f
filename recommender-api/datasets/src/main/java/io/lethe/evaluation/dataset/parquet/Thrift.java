package io.lethe.evaluation.dataset.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A structure in Thrift's compact protocol, its fields by their numbers: whole numbers as {@code Long}, binaries as
 * bytes.
 */
final class Thrift {
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int DEEPEST = 32;

    private final Map<Integer, Object> fields;

    private Thrift(Map<Integer, Object> fields) {
        this.fields = fields;
    }

    /** Reads one, and leaves the buffer behind it. */
    static Thrift read(ByteBuffer in) {
        return read(in, 0);
    }

    private static Thrift read(ByteBuffer in, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("structures lie too deep in each other");
        }
        Map<Integer, Object> fields = new HashMap<>();
        int id = 0;
        for (int head = in.get() & 0xFF; head != 0; head = in.get() & 0xFF) {
            int delta = head >>> 4;
            id = delta == 0 ? (int) zigzag(in) : id + delta;
            int type = head & 0xF;
            fields.put(id, type == TRUE || type == FALSE ? Boolean.valueOf(type == TRUE) : value(in, type, depth));
        }
        return new Thrift(fields);
    }

    private static Object value(ByteBuffer in, int type, int depth) {
        return switch (type) {
            case TRUE, FALSE -> in.get() == TRUE;
            case 3 -> (long) in.get();
            case 4, 5, 6 -> zigzag(in);
            case 7 -> in.order(ByteOrder.LITTLE_ENDIAN).getDouble();
            case 8 -> bytes(in);
            case 9, 10 -> list(in, depth);
            case 11 -> map(in, depth);
            case 12 -> read(in, depth + 1);
            default -> throw new IllegalStateException("there is no type " + type);
        };
    }

    private static byte[] bytes(ByteBuffer in) {
        long length = varint(in);
        if (length < 0 || length > in.remaining()) {
            throw new IllegalStateException("a text is longer than the file");
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    private static List<Object> list(ByteBuffer in, int depth) {
        int head = in.get() & 0xFF;
        long size = head >>> 4 == 15 ? varint(in) : head >>> 4;
        List<Object> list = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            list.add(value(in, head & 0xF, depth));
        }
        return list;
    }

    /** Nothing that is asked for here is a map, so one is passed over. */
    private static List<Object> map(ByteBuffer in, int depth) {
        long size = varint(in);
        int types = size == 0 ? 0 : in.get() & 0xFF;
        for (long i = 0; i < size; i++) {
            value(in, types >>> 4, depth);
            value(in, types & 0xF, depth);
        }
        return List.of();
    }

    static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("a number has no end");
    }

    static long zigzag(ByteBuffer in) {
        long value = varint(in);
        return value >>> 1 ^ -(value & 1);
    }

    boolean has(int field) {
        return fields.containsKey(field);
    }

    long number(int field, long otherwise) {
        return fields.get(field) instanceof Long number ? number : otherwise;
    }

    /** A number that cannot be missing. */
    int number(int field) {
        if (!(fields.get(field) instanceof Long number)) {
            throw new IllegalStateException("field " + field + " is missing");
        }
        return Math.toIntExact(number);
    }

    boolean truth(int field, boolean otherwise) {
        return fields.get(field) instanceof Boolean truth ? truth : otherwise;
    }

    String text(int field) {
        return fields.get(field) instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
    }

    @Nullable
    Thrift struct(int field) {
        return fields.get(field) instanceof Thrift struct ? struct : null;
    }

    List<Thrift> structs(int field) {
        return fields.get(field) instanceof List<?> list
                ? list.stream()
                        .filter(Thrift.class::isInstance)
                        .map(Thrift.class::cast)
                        .toList()
                : List.of();
    }
}
