package io.lethe.interest.ledger;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import java.util.Comparator;

/**
 * What a user's long-term counts are kept by: the item, the type of event, and the week it fell into.
 *
 * @param itemId the item
 * @param type   the code of the type of event
 * @param epoch  the week, counted from 1970-01-01T00:00Z in steps of {@link #EPOCH_MILLIS}, negative before
 */
public record LongTermKey(String itemId, String type, long epoch) implements Comparable<LongTermKey> {
    /** How long an epoch bucket is: seven days. */
    public static final long EPOCH_MILLIS = 7L * 24 * 3600 * 1000;

    private static final Comparator<LongTermKey> ORDER = Comparator.comparing(LongTermKey::itemId)
            .thenComparing(LongTermKey::type)
            .thenComparingLong(LongTermKey::epoch);

    /** The bucket that an interaction with an item is counted in. */
    public static LongTermKey of(String itemId, Interaction interaction) {
        return new LongTermKey(itemId, interaction.type(), epochOf(interaction.timestamp()));
    }

    /** The week that a time, in milliseconds since 1970, falls into. */
    public static long epochOf(long timestamp) {
        return Math.floorDiv(timestamp, EPOCH_MILLIS);
    }

    /** When the bucket begins, in milliseconds since 1970. */
    public long begin() {
        return epoch * EPOCH_MILLIS;
    }

    /** The key in the store: behind the user's, so that a user's counts lie together. */
    public byte[] toBytes(UserKey user) {
        return new ByteWriter(96)
                .putBytes(prefix(user, itemId, type))
                .putOrderedLong(epoch)
                .toBytes();
    }

    /** What the keys of all weeks of a user's item and type start with. */
    public static byte[] prefix(UserKey user, String itemId, String type) {
        return new ByteWriter(96)
                .putBytes(user.toBytes())
                .putText(itemId)
                .putText(type)
                .toBytes();
    }

    /** Reads the part behind the user key. */
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
