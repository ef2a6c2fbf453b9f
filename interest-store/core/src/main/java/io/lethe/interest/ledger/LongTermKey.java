package io.lethe.interest.ledger;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import java.util.Comparator;

/**
 * The key of a user's long-term count: item, event type and week.
 *
 * @param itemId the item
 * @param type   the code of the event type
 * @param epoch  the week, in steps of {@link #EPOCH_MILLIS} since 1970-01-01T00:00Z; negative before 1970
 */
public record LongTermKey(String itemId, String type, long epoch) implements Comparable<LongTermKey> {
    /** The length of a bucket: seven days. */
    public static final long EPOCH_MILLIS = 7L * 24 * 3600 * 1000;

    private static final Comparator<LongTermKey> ORDER = Comparator.comparing(LongTermKey::itemId)
            .thenComparing(LongTermKey::type)
            .thenComparingLong(LongTermKey::epoch);

    /** The bucket of an interaction with an item. */
    public static LongTermKey of(String itemId, Interaction interaction) {
        return new LongTermKey(itemId, interaction.type(), epochOf(interaction.timestamp()));
    }

    /** The week that contains a time, in milliseconds since 1970. */
    public static long epochOf(long timestamp) {
        return Math.floorDiv(timestamp, EPOCH_MILLIS);
    }

    /** The start of the bucket, in milliseconds since 1970. */
    public long begin() {
        return epoch * EPOCH_MILLIS;
    }

    /** The key in the store. It starts with the user's key, so that a user's counts are stored together. */
    public byte[] toBytes(UserKey user) {
        return new ByteWriter(96)
                .putBytes(prefix(user, itemId, type))
                .putOrderedLong(epoch)
                .toBytes();
    }

    /** The common prefix of the keys of all weeks of a user's item and type. */
    public static byte[] prefix(UserKey user, String itemId, String type) {
        return new ByteWriter(96)
                .putBytes(user.toBytes())
                .putText(itemId)
                .putText(type)
                .toBytes();
    }

    /** Reads the part after the user key. */
    public static LongTermKey fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        UserKey.read(reader);
        return new LongTermKey(reader.readText(), reader.readText(), reader.readOrderedLong());
    }

    @Override
    public int compareTo(LongTermKey other) {
        return ORDER.compare(this, other);
    }
}
