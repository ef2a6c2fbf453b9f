package io.lethe.interest.fold;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.UserKey;

/** The keys of {@link TableName#CONDUCT}: a byte for the kind of row, the user, and what the row is about. */
final class ConductKey {
    private static final int RULES = 0;
    private static final int USER = 1;
    private static final int ACTS = 2;
    private static final int BURST = 3;
    private static final int USE = 4;

    private ConductKey() {}

    /** The row that says which rules the others follow. */
    static byte[] rules() {
        return new byte[] {RULES};
    }

    /** The row of a user. */
    static byte[] user(UserKey user) {
        return of(USER, user).toBytes();
    }

    /** What the rows of all users start with. */
    static byte[] users() {
        return new byte[] {USER};
    }

    /** What the rows of a user's acts start with. */
    static byte[] acts(UserKey user) {
        return of(ACTS, user).toBytes();
    }

    /** The row of a user's acts of an hour. */
    static byte[] acts(UserKey user, long hour) {
        return of(ACTS, user).putOrderedLong(hour).toBytes();
    }

    /** The hour of a row of acts. */
    static long hourOf(byte[] acts) {
        ByteReader reader = new ByteReader(acts);
        reader.readByte();
        UserKey.read(reader);
        return reader.readOrderedLong();
    }

    /** The row of a user's events of one type with one item in an hour. */
    static byte[] burst(UserKey user, String itemId, String type, long hour) {
        return of(BURST, user)
                .putText(itemId)
                .putText(type)
                .putOrderedLong(hour)
                .toBytes();
    }

    /** The row of how many of a user's events of one type with one item are left out. */
    static byte[] use(UserKey user, String itemId, String type) {
        return of(USE, user).putText(itemId).putText(type).toBytes();
    }

    private static ByteWriter of(int kind, UserKey user) {
        return new ByteWriter(96).putByte(kind).putBytes(user.toBytes());
    }
}
