package io.lethe.interest.fold;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerKey;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A user's events of one type with one item in one hour.
 *
 * @param size how many there are
 * @param last the last one of those that count; null while all of them do
 */
record Burst(long size, @Nullable LedgerKey last) {
    static final Burst NONE = new Burst(0, null);
    private static final int VERSION = 1;

    byte[] toBytes() {
        ByteWriter writer = new ByteWriter(64).putByte(VERSION).putUnsigned(size);
        if (last != null) {
            writer.putOrderedLong(last.timestamp())
                    .putOrderedLong(last.sequence())
                    .putBytes(last.eventId().getBytes(StandardCharsets.UTF_8));
        }
        return writer.toBytes();
    }

    static Burst fromBytes(UserKey user, byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "a burst");
        long size = reader.readUnsigned();
        LedgerKey last = null;
        if (reader.hasMore()) {
            long timestamp = reader.readOrderedLong();
            long sequence = reader.readOrderedLong();
            last = new LedgerKey(user, timestamp, sequence, new String(reader.readRest(), StandardCharsets.UTF_8));
        }
        return new Burst(size, last);
    }
}
