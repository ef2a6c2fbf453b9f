package io.lethe.recommend.learning;

import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the mix that would have ranked a sample of choices best. It starts at the settings' mix and takes one step at a
 * time: in one number of the mix, or in two that act together. Of the values tried for a step, it takes the best one, and
 * only if the choices speak for it clearly:
 *
 * <pre>mean gain &gt; 2 · standard error of the gain     over the choices, paired</pre>
 *
 * <p>and if it is a gain in each half of them by itself,
 *
 * with {@code 1 / log₂(rank + 1)} for a choice whose item a mix ranks among the first {@code depth}, and 0 otherwise. So a
 * few choices, or noise, change nothing. The depth is the least of 20, 40, 80, … within which the settings' mix has a
 * fifth of the choices: where it is far off, what happens in the first places alone is too rare to learn from.
 */
public final class MixLearner {
    private static final double CLEAR = 2;
    private static final int ROUNDS = 4;
    private static final int SHALLOWEST = 20;
    private static final double WITHIN = 0.2;
    private static final double[] BACKWARD = {0, 0.1, 0.25, 0.5, 1};
    private static final double[] LIFTS = {0, 0.04, 0.08, 0.12, 0.2, 0.3};
    private static final double[] FACTORS = {0, 0.125, 0.25, 0.5, 1, 2, 4, 8};
    private static final double[] TREND_FACTORS = {0, 0.25, 1, 4, 16, 64, 256};
    private static final List<MixNumber> WEIGHTS =
            List.of(MixNumber.NEIGHBOUR, MixNumber.TEXT, MixNumber.WORDS, MixNumber.INTEREST, MixNumber.HABIT);

    private final Catalogue catalogue;
    private final RankingSettings settings;
    private final TriedPaces paces;

    /** @param settings where the search starts */
    public MixLearner(Catalogue catalogue, RankingSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.paces = TriedPaces.of(catalogue, settings);
    }

    /** What the choices teach. Their order does not matter. */
    public LearnedMix learn(List<Choice> choices) {
        MixPoint now = paces.start(settings.mix());
        List<MixPoint> probes = new ArrayList<>();
        steps(now).forEach(probes::addAll);
        List<ChoiceParts> parts = choices.parallelStream()
                .map(choice -> ChoiceParts.of(choice, catalogue, settings, paces, probes))
                .flatMap(Optional::stream)
                .toList();
        int depth = depth(parts, now);
        double[] gains = gains(parts, now, depth);
        double before = mean(gains);
        boolean moved = parts.size() > 1;
        for (int round = 0; round < ROUNDS && moved; round++) {
            moved = false;
            for (int step = 0; step < steps(now).size(); step++) {
                MixPoint best = now;
                double[] most = gains;
                for (MixPoint other : steps(now).get(step)) {
                    double[] one = gains(parts, other, depth);
                    if (mean(one) > mean(most) && isClear(one, gains)) {
                        best = other;
                        most = one;
                    }
                }
                moved |= !best.equals(now);
                now = best;
                gains = most;
            }
        }
        return new LearnedMix(now.mix(), parts.size(), before, mean(gains));
    }

    /** The mixes to try instead of one, by step. */
    private List<List<MixPoint>> steps(MixPoint now) {
        List<List<MixPoint>> steps = new ArrayList<>();
        List<MixPoint> reach = new ArrayList<>();
        for (int power = 0; power < paces.powers().length; power++) {
            for (double backward : BACKWARD) {
                reach.add(now.withPower(paces, power).with(MixNumber.BACKWARD, backward));
            }
        }
        steps.add(reach);
        WEIGHTS.forEach(number -> steps.add(scaled(now, number, FACTORS)));
        List<MixPoint> popularity = new ArrayList<>();
        for (int pace = 0; pace < paces.events().length; pace++) {
            for (double lift : LIFTS) {
                popularity.add(now.withPace(paces, pace).with(MixNumber.LIFT, lift));
            }
        }
        steps.add(popularity);
        steps.add(scaled(now, MixNumber.TREND, TREND_FACTORS));
        steps.add(scaled(now, MixNumber.TOGETHER, FACTORS));
        return steps;
    }

    /** The settings' value of a number, times each factor. */
    private List<MixPoint> scaled(MixPoint now, MixNumber number, double[] factors) {
        Mix prior = settings.mix();
        List<MixPoint> points = new ArrayList<>();
        for (double factor : factors) {
            points.add(now.with(number, factor * number.of(prior)));
        }
        return points;
    }

    private static int depth(List<ChoiceParts> choices, MixPoint mix) {
        double[] ranks = choices.parallelStream()
                .mapToDouble(choice -> choice.rank(mix))
                .sorted()
                .toArray();
        double within = ranks.length == 0 ? 0 : ranks[(int) (WITHIN * (ranks.length - 1))];
        int depth = SHALLOWEST;
        while (depth <= within) {
            depth *= 2;
        }
        return depth;
    }

    private static double[] gains(List<ChoiceParts> choices, MixPoint mix, int depth) {
        return choices.parallelStream()
                .mapToDouble(choice -> gain(choice.rank(mix), depth))
                .toArray();
    }

    private static double gain(double rank, int depth) {
        return rank < depth ? Math.log(2) / Math.log(rank + 2) : 0;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }

    private static boolean isClear(double[] after, double[] before) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < after.length; i++) {
            double gain = after[i] - before[i];
            sum += gain;
            squares += gain * gain;
        }
        double mean = sum / after.length;
        double variance = Math.max(0, squares / after.length - mean * mean);
        return mean > CLEAR * Math.sqrt(variance / after.length)
                && isGain(after, before, 0)
                && isGain(after, before, 1);
    }

    /** Whether one half of the choices, every second of them, gains. */
    private static boolean isGain(double[] after, double[] before, int half) {
        double sum = 0;
        for (int i = half; i < after.length; i += 2) {
            sum += after[i] - before[i];
        }
        return sum > 0;
    }
}
