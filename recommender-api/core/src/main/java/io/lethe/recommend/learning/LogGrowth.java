package io.lethe.recommend.learning;

/**
 * When a log is worth learning its mix from: once it has {@value #LEAST_EVENTS} events, and again whenever it is larger
 * or smaller by a tenth.
 */
public final class LogGrowth {
    /** How many events a log has at least. */
    public static final int LEAST_EVENTS = 500;

    /** One part in so many makes another run worth its time. */
    private static final int PARTS = 10;

    private LogGrowth() {}

    /** Whether a log is larger or smaller by a tenth at least than it was. */
    public static boolean isClear(long before, long now) {
        return PARTS * Math.abs(now - before) >= before;
    }
}
