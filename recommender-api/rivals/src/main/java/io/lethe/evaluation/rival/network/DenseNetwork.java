package io.lethe.evaluation.rival.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

/**
 * A dense network over the decayed mean of the items: the k-th last weighs memory^k. Layers with a rectifier, added to
 * what they are given, as in the candidate generation of P. Covington et al., <i>Deep neural networks for YouTube
 * recommendations</i> (RecSys 2016), where the mean is plain.
 *
 * @param layers  how many there are
 * @param memory  above 0, up to 1
 * @param dropout which share is left out in training, from 0 to below 1
 */
record DenseNetwork(int dimension, int length, int layers, double memory, double dropout) implements Network {

    @Override
    public void addTo(Weights weights) {
        Layers.addNorm(weights, "in", dimension);
        for (int layer = 0; layer < layers; layer++) {
            Layers.addLinear(weights, "up" + layer, dimension, 4 * dimension);
            Layers.addLinear(weights, "down" + layer, 4 * dimension, dimension);
            Layers.addNorm(weights, "out" + layer, dimension);
        }
    }

    @Override
    public NDArray read(Weights weights, NDArray embedded, boolean training) {
        NDArray means = means(embedded.getManager(), (int) embedded.getShape().get(1));
        NDArray state = Layers.norm(weights, "in", means.matMul(Layers.dropout(embedded, dropout, training)));
        for (int layer = 0; layer < layers; layer++) {
            NDArray up =
                    Activation.relu(Layers.linear(weights, "up" + layer, Layers.dropout(state, dropout, training)));
            NDArray down = Layers.linear(weights, "down" + layer, Layers.dropout(up, dropout, training));
            state = Layers.norm(weights, "out" + layer, state.add(down));
        }
        return state;
    }

    /** Which share each item has in the mean as of each place, length × length. */
    private NDArray means(NDManager manager, int length) {
        float[] shares = new float[length * length];
        for (int place = 0; place < length; place++) {
            double sum = 0;
            for (int age = 0; age <= place; age++) {
                sum += Math.pow(memory, age);
            }
            for (int age = 0; age <= place; age++) {
                shares[place * length + place - age] = (float) (Math.pow(memory, age) / sum);
            }
        }
        return manager.create(shares, new Shape(length, length));
    }
}
