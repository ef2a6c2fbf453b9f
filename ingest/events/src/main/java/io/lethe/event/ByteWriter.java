package io.lethe.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes the stored forms. Fixed-size numbers are big-endian. Variable-length integers have seven bits per byte, least
 * significant first; signed ones are zigzag-coded. Texts are UTF-8, preceded by their length in bytes.
 */
public final class ByteWriter {
    private byte[] bytes;
    private int length;

    public ByteWriter() {
        this(64);
    }

    public ByteWriter(int expected) {
        bytes = new byte[Math.max(16, expected)];
    }

    public ByteWriter putByte(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public ByteWriter putBytes(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    /** An integer from 0 to 2^63-1, or any long as an unsigned integer. */
    public ByteWriter putUnsigned(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    public ByteWriter putSigned(long value) {
        return putUnsigned((value << 1) ^ (value >> 63));
    }

    /** Eight bytes, most significant first. */
    public ByteWriter putLong(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    /** Eight bytes whose bytewise order equals the order of the signed numbers. */
    public ByteWriter putOrderedLong(long value) {
        return putLong(value ^ Long.MIN_VALUE);
    }

    public ByteWriter putFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        room(4);
        bytes[length++] = (byte) (bits >>> 24);
        bytes[length++] = (byte) (bits >>> 16);
        bytes[length++] = (byte) (bits >>> 8);
        bytes[length++] = (byte) bits;
        return this;
    }

    public ByteWriter putText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return putUnsigned(utf8.length).putBytes(utf8);
    }

    /** An optional text: the length plus one, or 0 for none. */
    public ByteWriter putOptionalText(@Nullable String text) {
        if (text == null) {
            return putUnsigned(0);
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return putUnsigned(utf8.length + 1L).putBytes(utf8);
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
