package io.lethe.evaluation.rival.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;

/** What networks are made of. */
final class Layers {
    private static final float EPSILON = 1e-6f;
    private static final float NEVER = -1e9f;

    private Layers() {}

    /** The rows of a table, one for each number. */
    static NDArray rows(NDArray table, NDArray numbers) {
        return Embedding.embedding(numbers, table, SparseFormat.DENSE).singletonOrThrow();
    }

    static NDArray dropout(NDArray input, double rate, boolean training) {
        return training && rate > 0 ? Dropout.dropout(input, (float) rate, true).singletonOrThrow() : input;
    }

    static void addNorm(Weights weights, String name, int dimension) {
        weights.constant(name + ".gain", dimension, 1).constant(name + ".bias", dimension, 0);
    }

    /** J. L. Ba et al., <i>Layer normalization</i> (2016). */
    static NDArray norm(Weights weights, String name, NDArray input) {
        NDArray gain = weights.get(name + ".gain");
        return LayerNorm.layerNorm(input, new Shape(gain.size()), gain, weights.get(name + ".bias"), EPSILON)
                .singletonOrThrow();
    }

    static void addLinear(Weights weights, String name, int in, int out) {
        weights.matrix(name, in, out).constant(name + ".bias", out, 0);
    }

    static NDArray linear(Weights weights, String name, NDArray input) {
        return input.matMul(weights.get(name)).add(weights.get(name + ".bias"));
    }

    /** What is added to attention between places, length × length, so that none looks at what comes after it. */
    static NDArray onlyBefore(NDManager manager, int length) {
        float[] mask = new float[length * length];
        for (int place = 0; place < length; place++) {
            for (int later = place + 1; later < length; later++) {
                mask[place * length + later] = NEVER;
            }
        }
        return manager.create(mask, new Shape(length, length));
    }

    /**
     * Attention of each place to those up to it, by products over the root of the dimension (A. Vaswani et al., NIPS
     * 2017).
     */
    static NDArray attention(NDArray queries, NDArray keys, NDArray values, double dropout, boolean training) {
        Shape shape = queries.getShape();
        int last = shape.dimension() - 1;
        NDArray products = queries.matMul(keys.swapAxes(last - 1, last)).div(Math.sqrt(shape.get(last)));
        NDArray shares = products.add(onlyBefore(queries.getManager(), (int) shape.get(last - 1)))
                .softmax(-1);
        return dropout(shares, dropout, training).matMul(values);
    }
}
