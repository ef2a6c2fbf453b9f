package io.lethe.interest.signal;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.MalformedBytesException;
import org.jspecify.annotations.Nullable;

/**
 * The key of a count in the store: item, hour and type. The counts of one item are stored together, ordered by time.
 * Counts of repeats have no hour: they are stored at hour 0, under a type that no event has. Counts of what was chosen in
 * a circumstance come after all others; they are by day, and have its first hour.
 *
 * @param in the circumstance; null for counts in any
 */
public record TrendKey(
        String tenant,
        String itemId,
        long hour,
        String type,
        @Nullable Circumstance in) {
    /** Follows the item. The older form had the hour there, which begins with 0x7F or 0x80. */
    private static final int IN_ANY = 0;

    private static final int IN_ONE = 1;
    private static final long HOURS = 24;

    /** The key for an item, hour and type, in any circumstance. */
    public TrendKey(String tenant, String itemId, long hour, String type) {
        this(tenant, itemId, hour, type, null);
    }

    /** The key for the repeats of a type ({@link TrendSignal#repeats}). */
    public static TrendKey ofRepeats(String tenant, String itemId, String type) {
        return new TrendKey(tenant, itemId, 0, type + TrendSignal.AGAIN);
    }

    /**
     * The key for choices in a circumstance.
     *
     * @param day in days since 1970-01-01
     */
    public static TrendKey ofContext(String tenant, String itemId, Circumstance in, String type, long day) {
        return new TrendKey(tenant, itemId, day * HOURS, type, in);
    }

    /** Whether this is a count of repeats. */
    public boolean isOfRepeats() {
        return type.endsWith(TrendSignal.AGAIN);
    }

    /** The day, in days since 1970-01-01. */
    public long day() {
        return Math.floorDiv(hour, HOURS);
    }

    public byte[] toBytes() {
        ByteWriter writer = new ByteWriter(64).putBytes(prefix(tenant, itemId));
        if (in == null) {
            writer.putByte(IN_ANY);
        } else {
            writer.putByte(IN_ONE).putByte(in.key().number()).putText(in.value());
        }
        return writer.putOrderedLong(hour).putText(type).toBytes();
    }

    /** @throws MalformedBytesException if the bytes are not the key of a count */
    public static TrendKey fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        String tenant = reader.readText();
        String itemId = reader.readText();
        int form = reader.readByte();
        if (form != IN_ANY && form != IN_ONE) {
            throw new MalformedBytesException("this is not the key of a count of events");
        }
        Circumstance in = form == IN_ANY ? null : circumstance(reader);
        return new TrendKey(tenant, itemId, reader.readOrderedLong(), reader.readText(), in);
    }

    private static Circumstance circumstance(ByteReader reader) {
        ContextKey key = ContextKey.ofNumber(reader.readByte())
                .orElseThrow(() -> new MalformedBytesException("this is not the key of a count in a circumstance"));
        return new Circumstance(key, reader.readText());
    }

    /** Whether a key has the older form, which knew no circumstances. */
    public static boolean isOlder(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.readText();
        reader.readText();
        return reader.readByte() > IN_ONE;
    }

    /** The key that the older form has in these bytes. */
    public static TrendKey fromOlder(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        return new TrendKey(reader.readText(), reader.readText(), reader.readOrderedLong(), reader.readText());
    }

    /** The common prefix of the keys of all counts of an item. */
    public static byte[] prefix(String tenant, String itemId) {
        return new ByteWriter(48).putText(tenant).putText(itemId).toBytes();
    }
}
