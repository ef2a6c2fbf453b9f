package io.lethe.recommend.ranking;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages in the wire form of Protocol Buffers, as far as ONNX files need it: fields are numbers with varints, floats
 * or bytes; what is repeated stands one after the other, or packed.
 */
final class Wire {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;
    private static final int TYPE_BITS = 3;
    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;

    private Wire() {}

    /** A message that is being written. */
    static final class Out {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Out number(int field, long value) {
            varint((long) field << TYPE_BITS | VARINT);
            varint(value);
            return this;
        }

        Out real(int field, float value) {
            varint((long) field << TYPE_BITS | FIXED_32);
            bytes.writeBytes(ByteBuffer.allocate(Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(value)
                    .array());
            return this;
        }

        Out text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Out message(int field, Out value) {
            return bytes(field, value.toBytes());
        }

        /** Adds the fields of another message. */
        Out all(Out other) {
            bytes.writeBytes(other.toBytes());
            return this;
        }

        private Out bytes(int field, byte[] value) {
            varint((long) field << TYPE_BITS | BYTES);
            varint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        private void varint(long value) {
            long left = value;
            while ((left & ~SEVEN_BITS) != 0) {
                bytes.write((int) (left & SEVEN_BITS | MORE));
                left >>>= 7;
            }
            bytes.write((int) left);
        }

        byte[] toBytes() {
            return bytes.toByteArray();
        }
    }

    /** A message that was read: its fields in order. */
    static final class In {
        private static final byte[] NONE = {};

        private final List<Field> fields = new ArrayList<>();

        /** A field: its number, and its value as a varint, or as bytes. */
        private static final class Field {
            private final int number;
            private final int type;
            private final long value;
            private final byte[] bytes;

            private Field(int number, int type, long value, byte[] bytes) {
                this.number = number;
                this.type = type;
                this.value = value;
                this.bytes = bytes;
            }
        }

        /** @throws IllegalArgumentException if these are no fields, saying why */
        In(byte[] message) {
            ByteBuffer left = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
            while (left.hasRemaining()) {
                long tag = varint(left);
                int type = (int) (tag & 7);
                int number = (int) (tag >>> TYPE_BITS);
                if (number < 1) {
                    throw new IllegalArgumentException("a field has the number " + number);
                }
                fields.add(
                        switch (type) {
                            case VARINT -> new Field(number, type, varint(left), NONE);
                            case FIXED_64 -> new Field(number, type, 0, taken(left, Long.BYTES));
                            case BYTES -> new Field(number, type, 0, taken(left, varint(left)));
                            case FIXED_32 -> new Field(number, type, 0, taken(left, Integer.BYTES));
                            default -> throw new IllegalArgumentException("a field has the wire type " + type);
                        });
            }
        }

        private static byte[] taken(ByteBuffer from, long length) {
            if (length < 0 || length > from.remaining()) {
                throw new IllegalArgumentException(
                        "a field has " + length + " bytes, and " + from.remaining() + " are left");
            }
            byte[] taken = new byte[(int) length];
            from.get(taken);
            return taken;
        }

        private static long varint(ByteBuffer from) {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                if (!from.hasRemaining()) {
                    throw new IllegalArgumentException("it breaks off within a number");
                }
                byte next = from.get();
                value |= (long) (next & SEVEN_BITS) << shift;
                if ((next & MORE) == 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("a number has more than 64 bits");
        }

        boolean has(int field) {
            return fields.stream().anyMatch(one -> one.number == field);
        }

        /** The last value of a field; 0 without one. */
        long number(int field) {
            long[] all = numbers(field);
            return all.length == 0 ? 0 : all[all.length - 1];
        }

        /** The last value of a field; empty without one. */
        String text(int field) {
            List<String> all = texts(field);
            return all.isEmpty() ? "" : all.get(all.size() - 1);
        }

        List<String> texts(int field) {
            return all(field, BYTES).stream()
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .toList();
        }

        List<In> messages(int field) {
            return all(field, BYTES).stream().map(In::new).toList();
        }

        /** The last message of a field; an empty one without any. */
        In message(int field) {
            List<In> all = messages(field);
            return all.isEmpty() ? new In(NONE) : all.get(all.size() - 1);
        }

        long[] numbers(int field) {
            List<Long> numbers = new ArrayList<>();
            for (Field one : fields) {
                if (one.number == field && one.type == VARINT) {
                    numbers.add(one.value);
                } else if (one.number == field && one.type == BYTES) {
                    ByteBuffer packed = ByteBuffer.wrap(one.bytes);
                    while (packed.hasRemaining()) {
                        numbers.add(varint(packed));
                    }
                }
            }
            return numbers.stream().mapToLong(Long::longValue).toArray();
        }

        float[] reals(int field) {
            List<byte[]> parts = fields.stream()
                    .filter(one -> one.number == field && (one.type == FIXED_32 || one.type == BYTES))
                    .map(one -> one.bytes)
                    .toList();
            int size =
                    parts.stream().mapToInt(part -> part.length / Float.BYTES).sum();
            float[] reals = new float[size];
            int next = 0;
            for (byte[] part : parts) {
                ByteBuffer floats = ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN);
                while (floats.remaining() >= Float.BYTES) {
                    reals[next++] = floats.getFloat();
                }
            }
            return reals;
        }

        private List<byte[]> all(int field, int type) {
            return fields.stream()
                    .filter(one -> one.number == field && one.type == type)
                    .map(one -> one.bytes)
                    .toList();
        }
    }
}
