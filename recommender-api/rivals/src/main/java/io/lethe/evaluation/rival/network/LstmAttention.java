package io.lethe.evaluation.rival.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

/**
 * A recurrent network of several layers (S. Hochreiter and J. Schmidhuber, <i>Long short-term memory</i>, 1997) with
 * attention of each of its states to those before, joined with the state itself, as in J. Li et al., <i>Neural
 * attentive session-based recommendation</i> (CIKM 2017).
 *
 * @param dimension of items and of states
 * @param dropout   which share is left out in training, from 0 to below 1
 */
record LstmAttention(int dimension, int length, int layers, double dropout) implements Network {
    private static final String[] PARTS = {".input", ".state", ".inputBias", ".stateBias"};

    @Override
    public void addTo(Weights weights) {
        Layers.addNorm(weights, "in", dimension);
        double bound = 1 / Math.sqrt(dimension);
        for (int layer = 0; layer < layers; layer++) {
            for (String part : PARTS) {
                Shape shape = part.endsWith("Bias") ? new Shape(4L * dimension) : new Shape(4L * dimension, dimension);
                weights.uniform("layer" + layer + part, shape, bound);
            }
        }
        Layers.addLinear(weights, "queries", dimension, dimension);
        Layers.addLinear(weights, "keys", dimension, dimension);
        Layers.addLinear(weights, "joined", 2 * dimension, dimension);
        Layers.addNorm(weights, "out", dimension);
    }

    @Override
    public NDArray read(Weights weights, NDArray embedded, boolean training) {
        NDArray input = Layers.dropout(Layers.norm(weights, "in", embedded), dropout, training);
        NDList parameters = new NDList();
        for (int layer = 0; layer < layers; layer++) {
            for (String part : PARTS) {
                parameters.add(weights.get("layer" + layer + part));
            }
        }
        Shape begin = new Shape(layers, embedded.getShape().get(0), dimension);
        NDList begins = new NDList(
                embedded.getManager().zeros(begin), embedded.getManager().zeros(begin));
        NDArray states = input.getNDArrayInternal()
                .lstm(input, begins, parameters, true, layers, dropout, training, false, true)
                .get(0);
        NDArray attended = Layers.attention(
                Layers.linear(weights, "queries", states),
                Layers.linear(weights, "keys", states),
                states,
                dropout,
                training);
        NDArray both = Layers.dropout(states.concat(attended, 2), dropout, training);
        return Layers.norm(weights, "out", Layers.linear(weights, "joined", both));
    }
}
