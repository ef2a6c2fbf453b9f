package io.lethe.interest.ledger;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import java.util.Locale;

/**
 * Identifies the set of events of a state: their number and the sum of their fingerprints. Two states of one user have
 * the same version if and only if they contain the same events, whatever their order of arrival. The probability of a
 * collision is 2<sup>-64</sup>.
 */
public record UserVersion(long eventCount, long fingerprint) {
    public static final UserVersion NONE = new UserVersion(0, 0);
    private static final int VERSION = 1;

    public UserVersion plus(LedgerEntry entry) {
        return new UserVersion(eventCount + 1, fingerprint + entry.fingerprint());
    }

    public UserVersion minus(LedgerEntry entry) {
        return new UserVersion(eventCount - 1, fingerprint - entry.fingerprint());
    }

    /** The version of the union of two disjoint sets of events. */
    public UserVersion plus(UserVersion other) {
        return new UserVersion(eventCount + other.eventCount, fingerprint + other.fingerprint);
    }

    /** The version of a set of events without a part of it. */
    public UserVersion minus(UserVersion part) {
        return new UserVersion(eventCount - part.eventCount, fingerprint - part.fingerprint);
    }

    public byte[] toBytes() {
        return new ByteWriter(24)
                .putByte(VERSION)
                .putUnsigned(eventCount)
                .putLong(fingerprint)
                .toBytes();
    }

    public static UserVersion fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "a user version");
        return new UserVersion(reader.readUnsigned(), reader.readLong());
    }

    /** The version in responses: the number of events and the fingerprint in hexadecimal. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d-%016x", eventCount, fingerprint);
    }
}
