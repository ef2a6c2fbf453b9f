package io.lethe.evaluation.tune;

import io.lethe.evaluation.tune.Parameter.Choice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * How much of the difference between the scores of trials one parameter explains alone: the trials are put into bins by
 * its value (words by word, numbers into up to five bins of about as many trials each, equal ones into the same), and
 *
 * <pre>
 * ω² = (B − (k − 1) · M) / (T + M)
 *     B the sum of squares between k bins, M the mean square within them, T the total sum of squares
 * </pre>
 *
 * <p>which is the share of variance in a one-way analysis less what as many bins would explain by chance (W. L. Hays
 * 1963); below 0 counts as 0. Parameters that matter only together are not seen. A search that goes for good scores
 * tries bad values seldom, which makes their parameters look less important than a random one would.
 *
 * @param name  the parameter
 * @param share ω², 0 to 1
 */
public record Importance(String name, double share) {
    private static final int BINS = 5;
    private static final int LEAST_IN_BIN = 4;

    /** All parameters, the most important first. */
    public static List<Importance> of(List<Parameter> parameters, List<Trial> trials) {
        return parameters.stream()
                .map(parameter -> new Importance(parameter.name(), share(parameter, trials)))
                .sorted(Comparator.comparingDouble((Importance one) -> -one.share()))
                .toList();
    }

    private static double share(Parameter parameter, List<Trial> trials) {
        List<List<Double>> bins = bins(parameter, trials);
        int freedom = trials.size() - bins.size();
        double mean = trials.stream()
                .mapToDouble(trial -> trial.score().mean())
                .average()
                .orElse(0);
        double total = trials.stream()
                .mapToDouble(trial -> square(trial.score().mean() - mean))
                .sum();
        if (bins.size() < 2 || freedom < 1 || total <= 0) {
            return 0;
        }
        double between = 0;
        for (List<Double> bin : bins) {
            double own = bin.stream().mapToDouble(one -> one).average().orElse(mean);
            between += bin.size() * square(own - mean);
        }
        double within = (total - between) / freedom;
        return Math.max(0, (between - (bins.size() - 1) * within) / (total + within));
    }

    private static List<List<Double>> bins(Parameter parameter, List<Trial> trials) {
        if (parameter instanceof Choice) {
            TreeMap<String, List<Double>> byWord = new TreeMap<>();
            trials.forEach(
                    trial -> byWord.computeIfAbsent(trial.chosen().word(parameter.name()), word -> new ArrayList<>())
                            .add(trial.score().mean()));
            return List.copyOf(byWord.values());
        }
        List<Trial> ordered = trials.stream()
                .sorted(Comparator.comparingDouble((Trial trial) -> Space.share(parameter, trial.chosen())))
                .toList();
        int size = Math.max(LEAST_IN_BIN, (ordered.size() + BINS - 1) / BINS);
        List<List<Double>> bins = new ArrayList<>();
        double last = Double.NaN;
        for (Trial trial : ordered) {
            double share = Space.share(parameter, trial.chosen());
            boolean full = bins.isEmpty() || bins.get(bins.size() - 1).size() >= size;
            if (full && share != last) {
                bins.add(new ArrayList<>());
            }
            bins.get(bins.size() - 1).add(trial.score().mean());
            last = share;
        }
        return bins;
    }

    private static double square(double value) {
        return value * value;
    }
}
