package io.lethe.evaluation.rival.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

/**
 * Self-attention after W.-C. Kang and J. McAuley, <i>Self-attentive sequential recommendation</i> (SASRec, ICDM 2018):
 * items with learned places, and blocks of causal attention and a feed-forward net, each added to what it was given.
 * Normalised before each part and at the end.
 *
 * @param dimension a multiple of heads
 * @param dropout   which share is left out in training, from 0 to below 1
 */
record SelfAttention(int dimension, int length, int blocks, int heads, double dropout) implements Network {

    @Override
    public void addTo(Weights weights) {
        weights.table("places", length, dimension);
        Layers.addNorm(weights, "in", dimension);
        for (int block = 0; block < blocks; block++) {
            String name = "block" + block;
            Layers.addNorm(weights, name + ".attention", dimension);
            for (String part : new String[] {".queries", ".keys", ".values", ".joined"}) {
                Layers.addLinear(weights, name + part, dimension, dimension);
            }
            Layers.addNorm(weights, name + ".forward", dimension);
            Layers.addLinear(weights, name + ".up", dimension, 4 * dimension);
            Layers.addLinear(weights, name + ".down", 4 * dimension, dimension);
        }
        Layers.addNorm(weights, "out", dimension);
    }

    @Override
    public NDArray read(Weights weights, NDArray embedded, boolean training) {
        long read = embedded.getShape().get(1);
        NDArray places = weights.get("places").get("0:" + read);
        NDArray state = Layers.dropout(Layers.norm(weights, "in", embedded.add(places)), dropout, training);
        for (int block = 0; block < blocks; block++) {
            String name = "block" + block;
            NDArray attended = attend(weights, name, Layers.norm(weights, name + ".attention", state), training);
            state = state.add(Layers.dropout(attended, dropout, training));
            NDArray up = Activation.gelu(
                    Layers.linear(weights, name + ".up", Layers.norm(weights, name + ".forward", state)));
            NDArray down = Layers.linear(weights, name + ".down", Layers.dropout(up, dropout, training));
            state = state.add(Layers.dropout(down, dropout, training));
        }
        return Layers.norm(weights, "out", state);
    }

    private NDArray attend(Weights weights, String name, NDArray state, boolean training) {
        NDArray attended = Layers.attention(
                split(Layers.linear(weights, name + ".queries", state)),
                split(Layers.linear(weights, name + ".keys", state)),
                split(Layers.linear(weights, name + ".values", state)),
                dropout,
                training);
        return Layers.linear(weights, name + ".joined", attended.swapAxes(1, 2).reshape(state.getShape()));
    }

    /** Sequences × places × dimension, to sequences × heads × places × a head's part. */
    private NDArray split(NDArray state) {
        Shape shape = state.getShape();
        return state.reshape(shape.get(0), shape.get(1), heads, dimension / heads)
                .swapAxes(1, 2);
    }
}
