package io.lethe.interest.ledger;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * An event's position in the ledger. The bytewise order of {@link #toBytes()} is the ledger's order: by user, then
 * time, then sequence, then event id.
 */
public record LedgerKey(UserKey user, long timestamp, long sequence, String eventId) implements Comparable<LedgerKey> {

    private static final Comparator<LedgerKey> WITHIN_USER = Comparator.comparingLong(LedgerKey::timestamp)
            .thenComparingLong(LedgerKey::sequence)
            .thenComparing(key -> key.eventId().getBytes(StandardCharsets.UTF_8), java.util.Arrays::compareUnsigned);

    public static LedgerKey of(Interaction interaction) {
        return new LedgerKey(
                interaction.userKey(), interaction.timestamp(), interaction.sequence(), interaction.eventId());
    }

    public byte[] toBytes() {
        return new ByteWriter(96)
                .putBytes(user.toBytes())
                .putOrderedLong(timestamp)
                .putOrderedLong(sequence)
                .putBytes(eventId.getBytes(StandardCharsets.UTF_8))
                .toBytes();
    }

    /** @throws io.lethe.event.MalformedBytesException if the bytes are not a ledger key */
    public static LedgerKey fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        UserKey user = UserKey.read(reader);
        long timestamp = reader.readOrderedLong();
        long sequence = reader.readOrderedLong();
        return new LedgerKey(user, timestamp, sequence, new String(reader.readRest(), StandardCharsets.UTF_8));
    }

    /** The lower bound of a user's keys, which is also their common prefix. */
    public static byte[] firstOf(UserKey user) {
        return user.toBytes();
    }

    /**
     * A key above all of a user's entries. No entry has this key: the first byte of a time stays below it for the next
     * hundred million years.
     */
    public static byte[] lastOf(UserKey user) {
        return new ByteWriter(96)
                .putBytes(user.toBytes())
                .putLong(-1)
                .putLong(-1)
                .toBytes();
    }

    /** The lower bound of the keys of a user's entries of a time, in milliseconds since 1970. No entry has this key. */
    public static byte[] startOf(UserKey user, long timestamp) {
        return new ByteWriter(96)
                .putBytes(user.toBytes())
                .putOrderedLong(timestamp)
                .toBytes();
    }

    /**
     * A key above all of a user's entries up to and including a time, and below all later ones. No entry has this key.
     */
    public static byte[] behind(UserKey user, long at) {
        return at == Long.MAX_VALUE
                ? lastOf(user)
                : new ByteWriter(96)
                        .putBytes(user.toBytes())
                        .putOrderedLong(at + 1)
                        .toBytes();
    }

    /** The order within one user's ledger. Do not use it to compare keys of different users. */
    @Override
    public int compareTo(LedgerKey other) {
        return WITHIN_USER.compare(this, other);
    }
}
