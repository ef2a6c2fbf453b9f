package io.lethe.evaluation.rival.classic;

import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Matrix factorisation of implicit feedback by alternating least squares (Y. Hu, Y. Koren and C. Volinsky,
 * <i>Collaborative filtering for implicit feedback datasets</i>, ICDM 2008), in the form of S. Rendle et al.,
 * <i>Revisiting the performance of iALS on item recommendation benchmarks</i>, RecSys 2022: with ŷ = w_u · h_i, the
 * least
 *
 * <pre>
 * Σ_{u chose i} (ŷ − 1)² + α · Σ_{all u, i} ŷ² + Σ_u λ_u ‖w_u‖² + Σ_i λ_i ‖h_i‖²
 * λ_u = λ · (|I_u| + α · |items|)^ν,   λ_i = λ · (|U_i| + α · |users|)^ν
 * </pre>
 *
 * Hu's weight of a choice is 1/α here. Vectors are moved by a few conjugate gradient steps a sweep, as G. Takács et
 * al. do (RecSys 2011). The vector of who asks is made of the history at the time, an item weighing
 * {@code 2^(−steps back/halfLife)} there.
 *
 * <p>When the log shows more, it is fitted again, from where it was, as soon as there are 5 % more choices than at the
 * last time; in between, items keep their vectors, and histories go on.
 */
final class ImplicitAls implements Model {
    private static final double GROWTH = 1.05;
    private static final int STEPS_A_SWEEP = 3;

    private final SessionIndex users;
    private final Setting setting;
    private final SplittableRandom random;
    private Factors ofItems;
    private double[][] gram;
    private double fitted;

    /**
     * What can be chosen.
     *
     * @param factors        numbers a vector has, at least 1
     * @param sweeps         how often users and items are gone through in one fit, at least 1
     * @param regularization λ, above 0
     * @param scaling        ν, 0 to 1
     * @param unobserved     α, above 0
     * @param halfLife       of the asked history's items, in steps
     * @param repeats        what the user's own repeats count, at least 0; see {@link ChoiceHistory#addRepeats}
     */
    record Setting(
            int factors,
            int sweeps,
            double regularization,
            double scaling,
            double unobserved,
            double halfLife,
            double repeats) {
        private double ridge(double chosen, int all) {
            return regularization * Math.pow(chosen + unobserved * all, scaling);
        }
    }

    ImplicitAls(ItemNumbers numbers, Setting setting, long seed) {
        this.users = new SessionIndex(numbers, SessionIndex.WHOLE_USER);
        this.setting = setting;
        this.random = new SplittableRandom(seed);
        this.ofItems = Factors.random(users.counts().length, setting.factors(), random);
        this.gram = ofItems.gram();
    }

    @Override
    public String name() {
        return "ials";
    }

    @Override
    public void learn(EventLog log) {
        users.learn(log);
        double choices = Arrays.stream(users.counts()).sum();
        if (choices > 0 && choices >= GROWTH * fitted) {
            fit();
            fitted = choices;
        }
    }

    private void fit() {
        Factors ofUsers = new Factors(users.size(), setting.factors());
        for (int sweep = 0; sweep < setting.sweeps(); sweep++) {
            gram = ofItems.gram();
            move(ofUsers, ofItems, user -> users.get(user).items());
            gram = ofUsers.gram();
            move(ofItems, ofUsers, item -> users.with(item).toArray());
        }
        gram = ofItems.gram();
    }

    private void move(Factors moved, Factors fixed, IntFunction<int[]> chosen) {
        IntStream.range(0, moved.size()).parallel().forEach(number -> {
            int[] some = chosen.apply(number);
            double[] ones = new double[some.length];
            Arrays.fill(ones, 1);
            double ridge = setting.ridge(some.length, fixed.size());
            fixed.solve(gram, setting.unobserved(), some, ones, ridge, moved.row(number), STEPS_A_SWEEP);
        });
    }

    @Override
    public Answer answer(Question question) {
        ChoiceHistory past = ChoiceHistory.of(question);
        int[] items = past.distinct();
        double[] weights = new double[items.length];
        double chosen = 0;
        for (int steps = 0; steps < items.length; steps++) {
            weights[steps] = ChoiceHistory.weight(steps, setting.halfLife());
            chosen += weights[steps];
        }
        double[] asking = new double[setting.factors()];
        double ridge = setting.ridge(chosen, ofItems.size());
        ofItems.solve(gram, setting.unobserved(), items, weights, ridge, asking, setting.factors());
        double[] scores = new double[ofItems.size()];
        for (int item = 0; item < scores.length; item++) {
            scores[item] = Factors.dot(ofItems.row(item), asking);
        }
        past.addRepeats(scores, setting.repeats(), setting.halfLife());
        ChoiceHistory.breakTies(scores, users.counts());
        return Answer.of(scores);
    }
}
