package io.lethe.interest.signal;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;

/** How much was counted of something about items, as tables hold it: exact, and never 0 there. */
public record ItemCount(long amount) {
    public static final ItemCount NONE = new ItemCount(0);
    private static final int VERSION = 1;

    /** @throws ArithmeticException if the sum leaves the range of a long */
    public ItemCount plus(long change) {
        return new ItemCount(Math.addExact(amount, change));
    }

    public byte[] toBytes() {
        return new ByteWriter(16).putByte(VERSION).putSigned(amount).toBytes();
    }

    /** @throws io.lethe.event.MalformedBytesException if these are not the bytes of a count */
    public static ItemCount fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "a count");
        return new ItemCount(reader.readSigned());
    }
}
