package io.lethe.evaluation.rival.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.HashMap;
import java.util.Map;

/**
 * The steps of D. Kingma and J. Ba, <i>Adam: a method for stochastic optimization</i> (ICLR 2015), with the constants
 * that they recommend. Its memory is freed with the weights.
 */
final class Adam {
    private static final double MEAN = 0.9;
    private static final double VARIANCE = 0.999;
    private static final float EPSILON = 1e-8f;

    private final Weights weights;
    private final double learningRate;
    private final Map<String, NDArray> means = new HashMap<>();
    private final Map<String, NDArray> variances = new HashMap<>();
    private int steps;

    Adam(Weights weights, double learningRate) {
        this.weights = weights;
        this.learningRate = learningRate;
        weights.forEach((name, weight) -> {
            means.put(name, weights.manager().zeros(weight.getShape()));
            variances.put(name, weights.manager().zeros(weight.getShape()));
        });
    }

    /** Takes one step against the gradients of all weights, which are zero then. */
    void step() {
        steps++;
        double corrected = learningRate * Math.sqrt(1 - Math.pow(VARIANCE, steps)) / (1 - Math.pow(MEAN, steps));
        weights.forEach((name, weight) -> {
            try (NDArray gradient = weight.getGradient()) {
                weight.getNDArrayInternal()
                        .adamUpdate(
                                new NDList(weight, gradient, means.get(name), variances.get(name)),
                                new NDList(weight),
                                (float) learningRate,
                                (float) corrected,
                                0,
                                1,
                                -1,
                                (float) MEAN,
                                (float) VARIANCE,
                                EPSILON,
                                false,
                                false);
            }
        });
    }
}
