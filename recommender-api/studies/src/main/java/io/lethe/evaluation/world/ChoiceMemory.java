package io.lethe.evaluation.world;

/**
 * How fast earlier choices are forgotten: the weight of one halves with every half-life since.
 *
 * @param byClock  whether time counts, not the choices since
 * @param halfLife in days, or in choices; above 0
 */
record ChoiceMemory(boolean byClock, double halfLife) {
    private static final double DAY = 86_400_000;

    ChoiceMemory {
        if (!(halfLife > 0)) {
            throw new IllegalArgumentException("a half-life is above 0, not " + halfLife);
        }
    }

    static ChoiceMemory choices(double halfLife) {
        return new ChoiceMemory(false, halfLife);
    }

    static ChoiceMemory days(double halfLife) {
        return new ChoiceMemory(true, halfLife);
    }

    /**
     * The weight of an earlier choice.
     *
     * @param since  how many choices came after it
     * @param millis how long ago it was, in milliseconds, at least 0
     */
    double weight(int since, long millis) {
        return StrictMath.pow(2, -(byClock ? millis / DAY : since) / halfLife);
    }
}
