package io.lethe.evaluation.rival.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The training of a network: at every place of every sequence the next item is to be told from all others (softmax and
 * cross-entropy, over a {@link Batch}'s sample of the catalogue), with steps of {@link Adam}.
 */
final class Training implements AutoCloseable {
    /** What the vectors of the items are called among the weights. */
    static final String ITEMS = "items";

    private static final int STEPS = 64;
    private static final int FEWEST_TARGETS = 64;
    private static final int MOST_TARGETS = 1024;
    private static final int DRAWN = 1000;

    private final Network network;
    private final int items;
    private final SplittableRandom random;
    private final Weights weights;
    private final Adam adam;

    Training(Network network, int items, double learningRate, long seed) {
        this.network = network;
        this.items = items;
        this.random = new SplittableRandom(seed);
        this.weights = new Weights(random.nextLong()).table(ITEMS, items, network.dimension());
        network.addTo(weights);
        this.adam = new Adam(weights, learningRate);
    }

    /**
     * Goes through all windows once, as long as the loss is a number.
     *
     * @return the mean loss of a target, in nats; NaN or infinite where training has come to nothing
     */
    double epoch(Sequences sequences, List<Window> windows) {
        synchronized (PyTorch.class) {
            PyTorch.seed(random.nextLong());
            int targets = windows.stream().mapToInt(Window::targets).sum() / STEPS;
            int together = Math.max(FEWEST_TARGETS, Math.min(MOST_TARGETS, targets));
            double sum = 0;
            long predicted = 0;
            for (List<Window> some : Window.batches(windows, together, random)) {
                Batch batch = new Batch(sequences, some, items, DRAWN, random);
                double loss = learn(batch);
                if (!Double.isFinite(loss)) {
                    return loss;
                }
                adam.step();
                sum += loss * batch.targets();
                predicted += batch.targets();
            }
            return sum / predicted;
        }
    }

    @SuppressWarnings("try")
    private double learn(Batch batch) {
        try (GradientCollector collector = PyTorch.newGradientCollector();
                NDScope scope = new NDScope();
                NDManager manager = weights.manager().newSubManager()) {
            NDArray vectors = weights.get(ITEMS);
            NDArray states = network.read(weights, Layers.rows(vectors, batch.read(manager)), true);
            NDArray asked = Layers.rows(states.reshape(-1, network.dimension()), batch.places(manager));
            NDArray rivals = Layers.rows(vectors, batch.rivals(manager));
            NDArray shares =
                    asked.matMul(rivals.transpose()).add(batch.offsets(manager)).logSoftmax(1);
            NDArray loss = shares.gather(batch.wanted(manager), 1).mean().neg();
            collector.backward(loss);
            return loss.getFloat();
        }
    }

    /** The network as it is now. */
    Trained trained() {
        return new Trained(network, weights.frozen());
    }

    @Override
    public void close() {
        weights.close();
    }
}
