package io.lethe.evaluation.prediction;

import io.lethe.evaluation.metric.Bootstrap;
import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.metric.UserDraws;
import io.lethe.evaluation.prediction.PredictionStudy.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How good one model's probabilities are. Differences to another model in what is a mean over cases are tested by
 * turning the signs of whole users; those in AUC and in the calibration error, which are not, by draws of users.
 */
final class ChanceScores {
    private static final List<String> NAMES = List.of("auc", "accuracy", "brier", "log-loss", "calibration error");

    private final Chances chances;
    private final int[] userOf;
    private final long seed;
    private final UserDraws draws;

    /**
     * A share of cases that happened beside what was predicted of them.
     *
     * @param bin       which cases
     * @param predicted their mean probability
     * @param happened  the share of them that happened
     */
    record Reliability(Chances.Bin bin, Interval predicted, Interval happened) {
        /** The same for programs. */
        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("from", bin.from());
            json.put("to", bin.to());
            json.put("cases", bin.cases());
            json.put("predicted", predicted);
            json.put("happened", happened);
            return json;
        }
    }

    /** @param probability what the model says of a case */
    ChanceScores(List<Case> cases, ToDoubleFunction<Case> probability, long seed) {
        this.chances = new Chances(cases.stream().mapToDouble(probability).toArray(), happened(cases));
        this.userOf = users(cases);
        this.seed = seed;
        this.draws = new UserDraws(Arrays.stream(userOf).max().orElse(-1) + 1, seed);
    }

    /** The user of each case, numbered from 0 without gaps. */
    static int[] users(List<Case> cases) {
        Map<Integer, Integer> numbers = new HashMap<>();
        cases.forEach(one -> numbers.putIfAbsent(one.user(), numbers.size()));
        return cases.stream()
                .mapToInt(one -> numbers.getOrDefault(one.user(), 0))
                .toArray();
    }

    static boolean[] happened(List<Case> cases) {
        boolean[] happened = new boolean[cases.size()];
        for (int i = 0; i < happened.length; i++) {
            happened[i] = cases.get(i).happened();
        }
        return happened;
    }

    /** How often each case counts. */
    static int[] weights(int[] userOf, int[] counts) {
        int[] weights = new int[userOf.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = counts[userOf[i]];
        }
        return weights;
    }

    /** The figures by name. */
    Map<String, Interval> intervals() {
        List<Interval> intervals = draws.intervals(this::figures);
        Map<String, Interval> named = new LinkedHashMap<>();
        NAMES.forEach(name -> named.put(name, intervals.get(named.size())));
        return named;
    }

    private double[] figures(int[] counts) {
        int[] weights = weights(userOf, counts);
        return new double[] {
            chances.auc(weights),
            chances.accuracy(weights),
            chances.brier(weights),
            chances.logLoss(weights),
            chances.calibrationError(weights)
        };
    }

    /**
     * How these differ from those of another model.
     *
     * @param other of the same cases in the same order
     */
    List<PairedDifference> against(String model, ChanceScores other) {
        List<Interval> intervals =
                draws.intervals(counts -> Bootstrap.differences(figures(counts), other.figures(counts)));
        double[] pValues = {
            byDraws(other, Chances::auc),
            bySigns(chances.hits(), other.chances.hits()),
            bySigns(chances.squares(), other.chances.squares()),
            bySigns(chances.losses(), other.chances.losses()),
            byDraws(other, Chances::calibrationError)
        };
        List<PairedDifference> differences = new ArrayList<>();
        for (String name : NAMES) {
            int place = differences.size();
            differences.add(new PairedDifference("probability", model, name, intervals.get(place), pValues[place]));
        }
        return differences;
    }

    private double bySigns(double[] own, double[] others) {
        return new Bootstrap(userOf, seed).pValue(Bootstrap.differences(own, others));
    }

    /** A figure of weighted cases. */
    private interface Weighted {
        double of(Chances some, int[] weights);
    }

    private double byDraws(ChanceScores other, Weighted figure) {
        return draws.pValue(counts -> {
            int[] weights = weights(userOf, counts);
            return figure.of(chances, weights) - figure.of(other.chances, weights);
        });
    }

    /** The reliability curve, bin by bin. */
    List<Reliability> reliability() {
        List<Chances.Bin> all = chances.bins(Chances.once(userOf.length));
        List<Interval> intervals = draws.intervals(counts -> {
            double[] figures = new double[2 * all.size()];
            Arrays.fill(figures, Double.NaN);
            for (Chances.Bin drawn : chances.bins(weights(userOf, counts))) {
                for (int i = 0; i < all.size(); i++) {
                    if (all.get(i).from() == drawn.from()) {
                        figures[2 * i] = drawn.predicted();
                        figures[2 * i + 1] = drawn.happened();
                    }
                }
            }
            return figures;
        });
        List<Reliability> curve = new ArrayList<>();
        for (Chances.Bin bin : all) {
            int place = 2 * curve.size();
            curve.add(new Reliability(bin, intervals.get(place), intervals.get(place + 1)));
        }
        return curve;
    }
}
