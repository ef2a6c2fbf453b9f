package io.lethe.evaluation.rival.network;

import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A network as a model. It trains until what was held back of the log is guessed no better for {@value #PATIENCE}
 * epochs, or the epochs are used up, and answers as it did in the best of them. Where the log grows it goes on from
 * where it was, for {@value #MORE} epochs each time that there is a tenth more than it knows; between those it reads
 * new histories with old weights. Users without a choice get what was chosen most.
 */
final class NetworkModel implements Model {
    private static final System.Logger LOG = System.getLogger(NetworkModel.class.getName());
    private static final int PATIENCE = 3;
    private static final int ATTEMPTS = 3;
    private static final int MORE = 3;

    private final String name;
    private final Network network;
    private final double learningRate;
    private final int epochs;
    private final SplittableRandom random;
    private final int items;
    private final Sequences sequences;
    private @Nullable Training training;
    private @Nullable Trained trained;
    private double[] counts;
    private int learned;
    private int next;

    /**
     * One that has learned nothing.
     *
     * @param epochs how many at most, at least 1
     */
    NetworkModel(String name, Network network, ItemNumbers numbers, double learningRate, int epochs, long seed) {
        this.name = name;
        this.network = network;
        this.learningRate = learningRate;
        this.epochs = epochs;
        this.random = new SplittableRandom(seed);
        this.items = numbers.size();
        this.sequences = new Sequences(numbers);
        this.counts = sequences.counts();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void learn(EventLog log) {
        next = log.read(next, sequences::add);
        if (sequences.isWorthLearning(learned)) {
            learned = sequences.size();
            counts = sequences.counts();
            if (training == null || !fit(training, MORE)) {
                trainAfresh();
            }
        }
    }

    /** Starts from other weights where a training comes to nothing. */
    private void trainAfresh() {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (training != null) {
                training.close();
            }
            training = new Training(network, items, learningRate, random.nextLong());
            if (fit(training, epochs)) {
                return;
            }
        }
        throw new IllegalStateException(name + ": the loss was no number in " + ATTEMPTS
                + " trainings, each from other weights; a lower learningRate may help");
    }

    /** Whether the loss stayed a number. */
    private boolean fit(Training training, int most) {
        HeldBack heldBack = new HeldBack(sequences, random);
        List<Window> windows = heldBack.windows(network.length());
        double best = -1;
        for (int epoch = 1, since = 0; epoch <= most && since < PATIENCE && !windows.isEmpty(); epoch++) {
            double loss = training.epoch(sequences, windows);
            if (!Double.isFinite(loss)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0}, epoch {1}: the loss is {2}, training starts afresh",
                        name,
                        epoch,
                        loss);
                return false;
            }
            Trained now = training.trained();
            double quality = heldBack.quality(now);
            LOG.log(System.Logger.Level.DEBUG, "{0}, epoch {1}: loss {2}, {3} held back", name, epoch, loss, quality);
            if (quality > best || heldBack.isEmpty()) {
                best = quality;
                since = 0;
                replace(now);
            } else {
                since++;
                now.close();
            }
        }
        return true;
    }

    private void replace(Trained now) {
        if (trained != null) {
            trained.close();
        }
        trained = now;
    }

    @Override
    public Answer answer(Question question) {
        int[] history = IntStream.range(0, question.history().size())
                .map(question::choice)
                .filter(item -> item >= 0)
                .toArray();
        return Answer.of(trained == null || history.length == 0 ? counts : trained.scores(history));
    }

    @Override
    public void close() {
        if (trained != null) {
            trained.close();
        }
        if (training != null) {
            training.close();
        }
    }
}
