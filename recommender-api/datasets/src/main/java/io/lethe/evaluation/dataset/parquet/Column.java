package io.lethe.evaluation.dataset.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a Parquet file, and what its values mean.
 *
 * @param name       the names on the way to it with dots between, without those that Parquet puts into lists
 * @param place      which of the file's columns it is, those counted that are not read
 * @param physical   how its values are stored
 * @param length     of how many bytes a value is, where all are of one length
 * @param definition the level at which a value is there
 * @param repetition 0 for one value a row, 1 for a list
 * @param listed     the level from which on a list has a member
 * @param meaning    what its values mean
 */
record Column(
        String name, int place, int physical, int length, int definition, int repetition, int listed, Meaning meaning) {
    static final int BOOLEAN = 0;
    static final int INT32 = 1;
    static final int INT64 = 2;
    static final int INT96 = 3;
    static final int FLOAT = 4;
    static final int DOUBLE = 5;
    static final int BYTES = 6;
    static final int FIXED = 7;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long JULIAN_1970 = 2_440_588;
    private static final double EXACT = 0x1p53;
    private static final int OPTIONAL = 1;
    private static final int REPEATED = 2;

    /** What a stored value stands for. */
    enum Kind {
        PLAIN,
        UNSIGNED,
        DECIMAL,
        DATE,
        MILLIS,
        MICROS,
        NANOS,
        UUID
    }

    /**
     * The kind, and what belongs to it.
     *
     * @param scale    of decimals, how many digits stand behind the point
     * @param instants of times, whether they are moments and not what a clock on a wall says
     */
    record Meaning(Kind kind, int scale, boolean instants) {
        private static final Meaning PLAIN = new Meaning(Kind.PLAIN, 0, false);

        static Meaning of(Thrift element) {
            Thrift logical = element.struct(10);
            if (logical != null) {
                Meaning found = ofLogical(logical);
                if (found != null) {
                    return found;
                }
            }
            return switch ((int) element.number(6, -1)) {
                case 5 -> new Meaning(Kind.DECIMAL, (int) element.number(7, 0), false);
                case 6 -> new Meaning(Kind.DATE, 0, false);
                case 9 -> new Meaning(Kind.MILLIS, 0, true);
                case 10 -> new Meaning(Kind.MICROS, 0, true);
                case 11, 12, 13, 14 -> new Meaning(Kind.UNSIGNED, 0, false);
                default -> PLAIN;
            };
        }

        private static @Nullable Meaning ofLogical(Thrift logical) {
            Thrift decimal = logical.struct(5);
            if (decimal != null) {
                return new Meaning(Kind.DECIMAL, (int) decimal.number(1, 0), false);
            }
            Thrift timestamp = logical.struct(8);
            if (timestamp != null) {
                Thrift unit = timestamp.struct(2);
                Kind kind = unit != null && unit.has(3)
                        ? Kind.NANOS
                        : unit != null && unit.has(1) ? Kind.MILLIS : Kind.MICROS;
                return new Meaning(kind, 0, timestamp.truth(1, false));
            }
            Thrift integer = logical.struct(10);
            if (integer != null) {
                return integer.truth(2, true) ? PLAIN : new Meaning(Kind.UNSIGNED, 0, false);
            }
            return logical.has(6)
                    ? new Meaning(Kind.DATE, 0, false)
                    : logical.has(14) ? new Meaning(Kind.UUID, 0, false) : null;
        }
    }

    /** The columns of a schema, in their order; those of lists inside lists are among {@code nested} instead. */
    static List<Column> of(List<Thrift> schema, List<String> nested) {
        List<Column> columns = new ArrayList<>();
        int[] next = {1, 0};
        long children = schema.get(0).number(5, 0);
        for (long i = 0; i < children; i++) {
            walk(schema, next, new Way(List.of(), 0, 0, 0), columns, nested);
        }
        return columns;
    }

    private record Way(List<String> names, int definition, int repetition, int listed) {}

    private static void walk(List<Thrift> schema, int[] next, Way above, List<Column> columns, List<String> nested) {
        Thrift element = schema.get(next[0]++);
        long kind = element.number(3, 0);
        long children = element.number(5, 0);
        int definition = above.definition() + (kind == OPTIONAL || kind == REPEATED ? 1 : 0);
        int repetition = above.repetition() + (kind == REPEATED ? 1 : 0);
        int listed = kind == REPEATED ? definition : above.listed();
        List<String> names = new ArrayList<>(above.names());
        boolean wrapper = kind == REPEATED && children == 1 && !names.isEmpty();
        boolean member = above.repetition() > 0
                && kind != REPEATED
                && schema.get(next[0] - 2).number(3, 0) == REPEATED
                && schema.get(next[0] - 2).number(5, 0) == 1;
        if (!wrapper && !member) {
            names.add(element.text(4));
        }
        Way way = new Way(names, definition, repetition, listed);
        for (long i = 0; i < children; i++) {
            walk(schema, next, way, columns, nested);
        }
        if (children == 0) {
            int place = next[1]++;
            String name = String.join(".", names);
            if (repetition > 1) {
                nested.add(name);
            } else {
                columns.add(new Column(
                        name,
                        place,
                        element.number(1),
                        (int) element.number(2, 0),
                        definition,
                        repetition,
                        listed,
                        Meaning.of(element)));
            }
        }
    }

    /** A stored value as JSON: times as ISO 8601, whole numbers without a fraction, texts as they are. */
    JsonNode json(@Nullable Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof Long number) {
            return number(number);
        }
        if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        }
        if (value instanceof Double number) {
            boolean whole = number == Math.rint(number) && Math.abs(number) < EXACT;
            return whole
                    ? JSON.numberNode(number.longValue())
                    : Double.isFinite(number) ? JSON.numberNode(number) : JSON.nullNode();
        }
        return ofBytes((byte[]) value);
    }

    private JsonNode number(long number) {
        return switch (meaning.kind()) {
            case DATE -> JSON.textNode(LocalDate.ofEpochDay(number).toString());
            case MILLIS -> time(Math.floorDiv(number, 1000L), Math.floorMod(number, 1000L) * 1_000_000);
            case MICROS -> time(Math.floorDiv(number, 1_000_000L), Math.floorMod(number, 1_000_000L) * 1000);
            case NANOS -> time(Math.floorDiv(number, 1_000_000_000L), Math.floorMod(number, 1_000_000_000L));
            case DECIMAL -> decimal(BigInteger.valueOf(number));
            case UNSIGNED ->
                physical == INT32
                        ? JSON.numberNode(number & 0xFFFF_FFFFL)
                        : JSON.numberNode(new BigInteger(Long.toUnsignedString(number)));
            default -> JSON.numberNode(number);
        };
    }

    private JsonNode time(long seconds, long nanos) {
        return JSON.textNode(
                meaning.instants()
                        ? Instant.ofEpochSecond(seconds, nanos).toString()
                        : LocalDateTime.ofEpochSecond(seconds, (int) nanos, ZoneOffset.UTC)
                                .toString());
    }

    private JsonNode decimal(BigInteger unscaled) {
        BigDecimal decimal = new BigDecimal(unscaled, meaning.scale());
        return decimal.stripTrailingZeros().scale() <= 0
                ? JSON.numberNode(decimal.toBigInteger())
                : JSON.numberNode(decimal.doubleValue());
    }

    private JsonNode ofBytes(byte[] bytes) {
        if (physical == INT96) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            long nanos = buffer.getLong();
            long day = buffer.getInt() - JULIAN_1970;
            return JSON.textNode(
                    LocalDate.ofEpochDay(day).atStartOfDay().plusNanos(nanos).toString());
        }
        if (meaning.kind() == Kind.DECIMAL) {
            return decimal(new BigInteger(bytes));
        }
        if (meaning.kind() == Kind.UUID && bytes.length == 16) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return JSON.textNode(new java.util.UUID(buffer.getLong(), buffer.getLong()).toString());
        }
        return JSON.textNode(new String(bytes, StandardCharsets.UTF_8));
    }
}
