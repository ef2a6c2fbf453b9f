package io.lethe.interest.ledger;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.Interaction;

/**
 * The number of events in a bucket and the sum of their values. Both are integers, so the order of addition does not
 * matter and additions can be undone exactly.
 *
 * @param count       the number of events
 * @param valued      the number of events with a value
 * @param valueMicros the sum of their values, in millionths
 */
public record LongTermCount(long count, long valued, long valueMicros) {
    public static final LongTermCount NONE = new LongTermCount(0, 0, 0);
    private static final int VERSION = 1;

    /** The count of one interaction. */
    public static LongTermCount one(Interaction interaction) {
        Double value = interaction.value();
        return value == null
                ? new LongTermCount(1, 0, 0)
                : new LongTermCount(1, 1, Math.round(value * Interaction.MICROS));
    }

    /** @throws ArithmeticException if a sum overflows a long */
    public LongTermCount plus(LongTermCount other) {
        return new LongTermCount(
                Math.addExact(count, other.count),
                Math.addExact(valued, other.valued),
                Math.addExact(valueMicros, other.valueMicros));
    }

    /** @throws ArithmeticException if a difference overflows a long */
    public LongTermCount minus(LongTermCount other) {
        return new LongTermCount(
                Math.subtractExact(count, other.count),
                Math.subtractExact(valued, other.valued),
                Math.subtractExact(valueMicros, other.valueMicros));
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** The mean of the values; NaN if there is none. */
    public double meanValue() {
        return valueMicros / (double) Interaction.MICROS / valued;
    }

    public byte[] toBytes() {
        ByteWriter writer = new ByteWriter(16).putByte(VERSION);
        write(writer);
        return writer.toBytes();
    }

    public static LongTermCount fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "a long-term count");
        return read(reader);
    }

    void write(ByteWriter writer) {
        writer.putSigned(count).putSigned(valued).putSigned(valueMicros);
    }

    static LongTermCount read(ByteReader reader) {
        return new LongTermCount(reader.readSigned(), reader.readSigned(), reader.readSigned());
    }
}
