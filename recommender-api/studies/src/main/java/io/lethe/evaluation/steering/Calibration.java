package io.lethe.evaluation.steering;

/**
 * How far a list is from interests: the Kullback-Leibler divergence of the share {@code q} of each topic in the list
 * from its share {@code p} of interest (H. Steck, <i>Calibrated Recommendations</i>, RecSys 2018), every place of the
 * list alike.
 *
 * <pre>Σ p · ln(p / q̃)     q̃ = (1 − α) · q + α · p     α = .01</pre>
 *
 * It is 0 for a list in proportion, and at most −ln α = 4.6 for one without any topic of interest.
 */
final class Calibration {
    private static final double SMOOTHING = 0.01;

    private Calibration() {}

    /**
     * The divergence.
     *
     * @param interest the shares of interest by topic; they sum to 1
     * @param list     the shares of the list by topic; they sum to 1, or to 0 for an empty list
     */
    static double divergence(double[] interest, double[] list) {
        double sum = 0;
        for (int topic = 0; topic < interest.length; topic++) {
            double p = interest[topic];
            if (p > 0) {
                sum += p * Math.log(p / ((1 - SMOOTHING) * list[topic] + SMOOTHING * p));
            }
        }
        return Math.max(0, sum);
    }
}
