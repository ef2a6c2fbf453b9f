package io.lethe.evaluation.tune;

import io.lethe.evaluation.tune.Parameter.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How much of the differences between the scores of trials one parameter explains beyond those that explain more. The
 * trials are put into bins by its value (words by word, numbers into up to five bins of about as many trials each, equal
 * ones into the same). The parameter is taken whose bins explain most of what is left, and their means are taken away;
 * then the next one, from the rest. Its share is
 *
 * <pre>
 * (B − (k − 1) · M) / T
 *     B the sum of squares between its k bins, of what was left
 *     M the mean square within them
 *     T the sum of squares of all scores about their mean
 * </pre>
 *
 * <p>which is what it explains less what as many bins would explain by chance (ω², W. L. Hays 1963). What is taken away
 * is not explained twice, so the shares add up to 1 at most, whatever trials a search preferred; {@link #rest} is left to
 * parameters that matter only together, to the insides of bins and to chance. A parameter counts only if it explains
 * more than the best one of all does in 95 % of {@value #DRAWS} random orders of what is left; otherwise it and all
 * others have the share 0.
 *
 * <p>A search that goes for good scores tries bad values seldom, which makes their parameters look less important than
 * random trials would.
 *
 * @param name  the parameter
 * @param share 0 to 1
 */
public record Importance(String name, double share) {
    private static final int BINS = 5;
    private static final int LEAST_IN_BIN = 4;
    private static final int DRAWS = 200;
    private static final double CHANCE = 0.05;
    private static final long SEED = 1;

    /** All parameters, the most important first. */
    public static List<Importance> of(List<Parameter> parameters, List<Trial> trials) {
        double mean = trials.stream()
                .mapToDouble(trial -> trial.score().mean())
                .average()
                .orElse(0);
        double[] left = trials.stream()
                .mapToDouble(trial -> trial.score().mean() - mean)
                .toArray();
        double total = squares(left);
        Map<String, Double> shares = new HashMap<>();
        List<Bins> open = new ArrayList<>(
                parameters.stream().map(one -> Bins.of(one, trials)).toList());
        SplittableRandom random = new SplittableRandom(SEED);
        int freedom = trials.size() - 1;
        while (!open.isEmpty() && total > 0) {
            int free = freedom;
            double[] rest = left;
            Bins next = open.stream()
                    .max(Comparator.comparingDouble(bins -> bins.explained(rest, free)))
                    .orElseThrow();
            double explained = next.explained(left, freedom);
            if (!(explained > 0) || !isBeyondChance(explained, open, left, freedom, random)) {
                break;
            }
            shares.put(next.name(), explained / total);
            left = next.without(left);
            freedom -= next.count() - 1;
            open.remove(next);
        }
        return parameters.stream()
                .map(parameter -> new Importance(parameter.name(), shares.getOrDefault(parameter.name(), 0.0)))
                .sorted(Comparator.comparingDouble((Importance one) -> -one.share()))
                .toList();
    }

    /** The share that no parameter explains alone, 0 to 1. */
    public static double rest(List<Importance> all) {
        return Math.max(0, 1 - all.stream().mapToDouble(Importance::share).sum());
    }

    private static boolean isBeyondChance(
            double explained, List<Bins> open, double[] left, int freedom, SplittableRandom random) {
        int asMuch = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] shuffled = shuffled(left, random);
            boolean any = open.stream().anyMatch(bins -> bins.explained(shuffled, freedom) >= explained);
            asMuch += any ? 1 : 0;
        }
        return (asMuch + 1.0) / (DRAWS + 1.0) <= CHANCE;
    }

    private static double[] shuffled(double[] some, SplittableRandom random) {
        double[] shuffled = some.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double moved = shuffled[other];
            shuffled[other] = shuffled[i];
            shuffled[i] = moved;
        }
        return shuffled;
    }

    private static double squares(double[] some) {
        return Arrays.stream(some).map(one -> one * one).sum();
    }

    /** The trials in bins by the value of one parameter. */
    private static final class Bins {
        private final String name;
        private final int[] binOf;
        private final int count;

        private Bins(String name, int[] binOf, int count) {
            this.name = name;
            this.binOf = binOf;
            this.count = count;
        }

        static Bins of(Parameter parameter, List<Trial> trials) {
            int[] binOf = new int[trials.size()];
            if (parameter instanceof Choice) {
                Map<String, Integer> numbers = new HashMap<>();
                for (int i = 0; i < binOf.length; i++) {
                    String word = trials.get(i).chosen().word(parameter.name());
                    binOf[i] = numbers.computeIfAbsent(word, any -> numbers.size());
                }
                return new Bins(parameter.name(), binOf, numbers.size());
            }
            List<Integer> ordered = new ArrayList<>();
            double[] shares = new double[binOf.length];
            for (int i = 0; i < binOf.length; i++) {
                shares[i] = Space.share(parameter, trials.get(i).chosen());
                ordered.add(i);
            }
            ordered.sort(Comparator.comparingDouble(i -> shares[i]));
            int size = Math.max(LEAST_IN_BIN, (binOf.length + BINS - 1) / BINS);
            int bin = -1;
            int filled = size;
            double last = Double.NaN;
            for (int i : ordered) {
                if (filled >= size && shares[i] != last) {
                    bin++;
                    filled = 0;
                }
                binOf[i] = bin;
                filled++;
                last = shares[i];
            }
            return new Bins(parameter.name(), binOf, bin + 1);
        }

        String name() {
            return name;
        }

        int count() {
            return count;
        }

        /**
         * The sum of squares that the bins explain of some numbers beyond chance.
         *
         * @param freedom how many of the numbers are still free to differ
         */
        double explained(double[] numbers, int freedom) {
            int within = freedom - (count - 1);
            if (count < 2 || within < 1) {
                return 0;
            }
            double total = squares(numbers);
            double[] means = means(numbers);
            double between = 0;
            for (int bin : binOf) {
                between += means[bin] * means[bin];
            }
            double overall = Arrays.stream(numbers).sum();
            between -= overall * overall / numbers.length;
            return between - (count - 1) * Math.max(0, total - between) / within;
        }

        /** What is left of numbers when each is compared with the mean of its bin. */
        double[] without(double[] numbers) {
            double[] means = means(numbers);
            double[] left = new double[numbers.length];
            for (int i = 0; i < left.length; i++) {
                left[i] = numbers[i] - means[binOf[i]];
            }
            return left;
        }

        private double[] means(double[] numbers) {
            double[] sums = new double[count];
            int[] counts = new int[count];
            for (int i = 0; i < numbers.length; i++) {
                sums[binOf[i]] += numbers[i];
                counts[binOf[i]]++;
            }
            for (int bin = 0; bin < count; bin++) {
                sums[bin] /= counts[bin];
            }
            return sums;
        }
    }
}
