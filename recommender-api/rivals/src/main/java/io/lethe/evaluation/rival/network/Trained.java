package io.lethe.evaluation.rival.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** A network as it was at the end of some training. Any number of threads may ask it. */
final class Trained implements AutoCloseable {
    private final Network network;
    private final Weights weights;
    private final float[] items;

    /** @param weights frozen; closed with it */
    Trained(Network network, Weights weights) {
        this.network = network;
        this.weights = weights;
        this.items = weights.get(Training.ITEMS).toFloatArray();
    }

    /** The scores of all items after some others, the last of which the network reads. At least one. */
    double[] scores(int... history) {
        float[] state =
                state(Arrays.copyOfRange(history, Math.max(0, history.length - network.length()), history.length));
        double[] scores = new double[items.length / state.length];
        for (int item = 0; item < scores.length; item++) {
            float sum = 0;
            for (int i = 0; i < state.length; i++) {
                sum += state[i] * items[item * state.length + i];
            }
            scores[item] = sum;
        }
        return scores;
    }

    @SuppressWarnings("try")
    private float[] state(int[] read) {
        try (NDScope scope = new NDScope();
                NDManager manager = weights.manager().newSubManager()) {
            NDArray embedded =
                    Layers.rows(weights.get(Training.ITEMS), manager.create(read, new Shape(1, read.length)));
            return network.read(weights, embedded, false)
                    .get("0, {}", read.length - 1)
                    .toFloatArray();
        }
    }

    @Override
    public void close() {
        weights.close();
    }
}
