package io.lethe.recommend.reason;

/**
 * A length of time as people say it.
 *
 * @param count how many, rounded
 * @param unit  of what
 */
record RoundedLength(long count, Unit unit) {
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double A_DAY = 86_400;
    private static final double YEAR = 365.25 * A_DAY;

    /** What lengths are counted in. */
    enum Unit {
        MINUTE,
        HOUR,
        DAY,
        YEAR
    }

    /** Of seconds; the largest unit that there are two of at least, down to minutes. */
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
