package io.lethe.interest.signal;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;

/** An exact count about items. Tables never contain a count of 0. */
public record ItemCount(long amount) {
    public static final ItemCount NONE = new ItemCount(0);
    private static final int VERSION = 1;

    /** @throws ArithmeticException if the sum overflows a long */
    public ItemCount plus(long change) {
        return new ItemCount(Math.addExact(amount, change));
    }

    public byte[] toBytes() {
        return new ByteWriter(16).putByte(VERSION).putSigned(amount).toBytes();
    }

    /** @throws io.lethe.event.MalformedBytesException if the bytes are not a count */
    public static ItemCount fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "a count");
        return new ItemCount(reader.readSigned());
    }
}
