package io.lethe.evaluation.rival.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;

/** What a network learns: arrays by name, in memory that is freed with it. */
final class Weights implements AutoCloseable {
    private static final double SMALL = 0.02;

    private final NDManager manager = PyTorch.newManager();
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();
    private final SplittableRandom random;

    /** @param seed of what they are before anything is learned */
    Weights(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A row of small numbers for each of some things. */
    Weights table(String name, int rows, int columns) {
        return add(name, new Shape(rows, columns), () -> SMALL * random.nextGaussian());
    }

    /** A linear map that keeps the size of what it is given, by and large; applied from the right. */
    Weights matrix(String name, int in, int out) {
        return add(name, new Shape(in, out), () -> random.nextGaussian() / Math.sqrt(in));
    }

    /** Numbers from −bound to bound. */
    Weights uniform(String name, Shape shape, double bound) {
        return add(name, shape, () -> bound * (2 * random.nextDouble() - 1));
    }

    /** One number again and again. */
    Weights constant(String name, int length, double value) {
        return add(name, new Shape(length), () -> value);
    }

    private Weights add(String name, Shape shape, DoubleSupplier next) {
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) next.getAsDouble();
        }
        NDArray array = manager.create(values, shape);
        array.setRequiresGradient(true);
        arrays.put(name, array);
        return this;
    }

    NDArray get(String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }

    NDManager manager() {
        return manager;
    }

    void forEach(BiConsumer<String, NDArray> visitor) {
        arrays.forEach(visitor);
    }

    /** The same as they are now, for good: nothing can be learned from there on. */
    Weights frozen() {
        Weights frozen = new Weights(0);
        arrays.forEach((name, array) ->
                frozen.arrays.put(name, frozen.manager.create(array.toFloatArray(), array.getShape())));
        return frozen;
    }

    @Override
    public void close() {
        manager.close();
    }
}
