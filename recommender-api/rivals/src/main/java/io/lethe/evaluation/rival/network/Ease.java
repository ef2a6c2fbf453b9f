package io.lethe.evaluation.rival.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The linear model that guesses each item of a user from the others, in its closed form (H. Steck, <i>Embarrassingly
 * shallow autoencoders for sparse data</i>, WWW 2019):
 *
 * <pre>P = (XᵀX + λ I)⁻¹     B_ij = −P_ij / P_jj, B_jj = 0     X_ui = 1 if u chose i
 * score_j = Σ_i memory^k(i) B_ij
 *                 over the distinct items i of the history, k(i) others chosen after i's last time</pre>
 *
 * <p>Inverting n items takes about 12 n² bytes outside of the heap, and answering 4 n²; beyond {@value #MOST_ITEMS}
 * only those chosen most often are known, and all else scores 0. Where the log grows, it is learned again each time
 * that there is a tenth more. Users without a choice get what was chosen most.
 */
final class Ease implements Model {
    private static final int MOST_ITEMS = 16_384;

    private final double regularisation;
    private final double memory;
    private final Sequences sequences;
    private @Nullable NDManager manager;
    private @Nullable Gram gram;
    private @Nullable NDArray likeness;
    private double[] counts;
    private int learned;
    private int next;

    /**
     * One that has learned nothing.
     *
     * @param regularisation λ, above 0
     * @param memory         above 0, up to 1, where order does not count
     */
    Ease(ItemNumbers numbers, double regularisation, double memory) {
        this.regularisation = regularisation;
        this.memory = memory;
        this.sequences = new Sequences(numbers);
        this.counts = sequences.counts();
    }

    @Override
    public String name() {
        return "ease";
    }

    @Override
    public void learn(EventLog log) {
        next = log.read(next, sequences::add);
        if (sequences.isWorthLearning(learned)) {
            learned = sequences.size();
            counts = sequences.counts();
            solve();
        }
    }

    @SuppressWarnings("try")
    private void solve() {
        close();
        NDManager arrays = PyTorch.newManager();
        Gram all = new Gram(sequences, MOST_ITEMS);
        try (NDScope scope = new NDScope()) {
            NDArray inverse = all.of(sequences, regularisation, arrays).inverse();
            inverse.divi(diagonal(inverse, arrays)).muli(-1);
            NDScope.unregister(inverse);
            likeness = inverse;
        }
        manager = arrays;
        gram = all;
    }

    /** The diagonal of a square, as a row. */
    private static NDArray diagonal(NDArray square, NDManager manager) {
        int size = (int) square.getShape().get(0);
        long[] places =
                IntStream.range(0, size).mapToLong(i -> (long) i * size + i).toArray();
        return Layers.rows(square.reshape(-1, 1), manager.create(places)).reshape(1, size);
    }

    @Override
    public Answer answer(Question question) {
        int[] latestFirst = IntStream.iterate(question.history().size() - 1, place -> place >= 0, place -> place - 1)
                .map(question::choice)
                .filter(item -> item >= 0)
                .toArray();
        int[] places = gram == null ? latestFirst : gram.places(latestFirst);
        return Answer.of(gram == null || places.length == 0 ? counts : scores(gram, places));
    }

    /** The diagonal is −1 in memory; what it took away is given back. */
    @SuppressWarnings("try")
    private double[] scores(Gram gram, int[] places) {
        float[] weights = new float[places.length];
        for (int age = 0; age < places.length; age++) {
            weights[age] = (float) Math.pow(memory, age);
        }
        float[] sums;
        try (NDScope scope = new NDScope();
                NDManager some = Objects.requireNonNull(manager).newSubManager()) {
            NDArray rows = Layers.rows(Objects.requireNonNull(likeness), some.create(places));
            sums = some.create(weights, new Shape(1, weights.length))
                    .matMul(rows)
                    .toFloatArray();
        }
        for (int age = 0; age < places.length; age++) {
            sums[places[age]] += weights[age];
        }
        double[] scores = new double[counts.length];
        for (int place = 0; place < sums.length; place++) {
            scores[gram.item(place)] = sums[place];
        }
        return scores;
    }

    @Override
    public void close() {
        if (manager != null) {
            manager.close();
            manager = null;
        }
    }
}
