package io.lethe.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the output of {@link ByteWriter}. Every method throws {@link MalformedBytesException} if the bytes end too
 * early.
 */
public final class ByteReader {
    private final byte[] bytes;
    private int position;

    public ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean hasMore() {
        return position < bytes.length;
    }

    public int position() {
        return position;
    }

    public int readByte() {
        need(1);
        return bytes[position++] & 0xFF;
    }

    /**
     * Reads the version byte at the start of every stored form.
     *
     * @throws MalformedBytesException if it is not {@code expected}
     */
    public void expectVersion(int expected, String what) {
        int found = readByte();
        if (found != expected) {
            throw new MalformedBytesException(what + " of version " + found + ", this build reads version " + expected);
        }
    }

    public byte[] readBytes(int count) {
        need(count);
        byte[] some = Arrays.copyOfRange(bytes, position, position + count);
        position += count;
        return some;
    }

    public byte[] readRest() {
        return readBytes(bytes.length - position);
    }

    public long readUnsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return value;
            }
        }
        throw new MalformedBytesException("a variable-length integer of more than ten bytes");
    }

    /** The number of elements that follow, each at least one byte long. */
    public int readCount() {
        long count = readUnsigned();
        if (count < 0 || count > bytes.length - position) {
            throw new MalformedBytesException(
                    "a count of " + count + " with " + (bytes.length - position) + " bytes left");
        }
        return (int) count;
    }

    /** An integer from 0 to 2^31-1. */
    public int readUnsignedInt() {
        long value = readUnsigned();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new MalformedBytesException(
                    "an integer of 32 bits was expected, not " + Long.toUnsignedString(value));
        }
        return (int) value;
    }

    public long readSigned() {
        long value = readUnsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    public long readLong() {
        need(8);
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = (value << 8) | (bytes[position++] & 0xFF);
        }
        return value;
    }

    public long readOrderedLong() {
        return readLong() ^ Long.MIN_VALUE;
    }

    public float readFloat() {
        need(4);
        int bits = (bytes[position] & 0xFF) << 24
                | (bytes[position + 1] & 0xFF) << 16
                | (bytes[position + 2] & 0xFF) << 8
                | (bytes[position + 3] & 0xFF);
        position += 4;
        return Float.intBitsToFloat(bits);
    }

    public String readText() {
        return text(readCount());
    }

    public @Nullable String readOptionalText() {
        long coded = readUnsigned();
        if (coded == 0) {
            return null;
        }
        if (coded - 1 > bytes.length - position || coded < 0) {
            throw new MalformedBytesException("a text of " + (coded - 1) + " bytes with fewer left");
        }
        return text((int) (coded - 1));
    }

    private String text(int count) {
        need(count);
        String text = new String(bytes, position, count, StandardCharsets.UTF_8);
        position += count;
        return text;
    }

    private void need(int count) {
        if (count < 0 || count > bytes.length - position) {
            throw new MalformedBytesException("wanted " + count + " bytes at " + position + " of " + bytes.length);
        }
    }
}
