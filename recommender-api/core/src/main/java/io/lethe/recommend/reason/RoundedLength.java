package io.lethe.recommend.reason;

/**
 * A duration as people say it.
 *
 * @param count the rounded number of units
 * @param unit  the unit
 */
record RoundedLength(long count, Unit unit) {
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double A_DAY = 86_400;
    private static final double YEAR = 365.25 * A_DAY;

    /** The units of durations. */
    enum Unit {
        MINUTE,
        HOUR,
        DAY,
        YEAR
    }

    /** Rounds seconds to the largest unit of which there are at least two; the smallest unit is minutes. */
    static RoundedLength of(double seconds) {
        if (seconds < 2 * HOUR) {
            return new RoundedLength(Math.round(seconds / MINUTE), Unit.MINUTE);
        } else if (seconds < 2 * A_DAY) {
            return new RoundedLength(Math.round(seconds / HOUR), Unit.HOUR);
        } else if (seconds < 2 * YEAR) {
            return new RoundedLength(Math.round(seconds / A_DAY), Unit.DAY);
        }
        return new RoundedLength(Math.round(seconds / YEAR), Unit.YEAR);
    }
}
