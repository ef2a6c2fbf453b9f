package io.lethe.recommend.learning;

/**
 * How much more some choices gain in one way than in another.
 *
 * @param mean  the mean of the differences
 * @param error its standard error
 */
record PairedGain(double mean, double error) {

    /** The gain over {@code before}, of which each has the gain of the same choice at the same place. */
    static PairedGain of(double[] after, double[] before) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < after.length; i++) {
            double gain = after[i] - before[i];
            sum += gain;
            squares += gain * gain;
        }
        double mean = sum / after.length;
        double variance = Math.max(0, squares / after.length - mean * mean);
        return new PairedGain(mean, Math.sqrt(variance / after.length));
    }

    /** Whether the mean is above so many standard errors. */
    boolean isAbove(double errors) {
        return mean > errors * error;
    }
}
