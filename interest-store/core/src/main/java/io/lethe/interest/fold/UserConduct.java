package io.lethe.interest.fold;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.interest.cleaning.CleaningRule;

/**
 * What the rules say of a user.
 *
 * @param isBot  whether the user is a robot
 * @param bots   how many events are left out because of that
 * @param bursts how many are left out as too many of one item
 */
record UserConduct(boolean isBot, long bots, long bursts) {
    static final UserConduct NONE = new UserConduct(false, 0, 0);
    private static final int VERSION = 1;

    boolean isNone() {
        return equals(NONE);
    }

    UserConduct withBot(boolean nowBot) {
        return new UserConduct(nowBot, bots, bursts);
    }

    UserConduct plus(CleaningRule rule, int change) {
        return switch (rule) {
            case BOTS -> new UserConduct(isBot, bots + change, bursts);
            case BURSTS -> new UserConduct(isBot, bots, bursts + change);
        };
    }

    /** How many events a rule leaves out, and this one user if there are any. */
    LogSize size(CleaningRule rule) {
        long events =
                switch (rule) {
                    case BOTS -> bots;
                    case BURSTS -> bursts;
                };
        return new LogSize(events > 0 ? 1 : 0, events);
    }

    byte[] toBytes() {
        return new ByteWriter(16)
                .putByte(VERSION)
                .putByte(isBot ? 1 : 0)
                .putUnsigned(bots)
                .putUnsigned(bursts)
                .toBytes();
    }

    static UserConduct fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "a user's conduct");
        return new UserConduct(reader.readByte() == 1, reader.readUnsigned(), reader.readUnsigned());
    }
}
