package io.lethe.evaluation.prediction;

import io.lethe.evaluation.metric.Bootstrap;
import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.metric.UserDraws;
import io.lethe.evaluation.prediction.PredictionStudy.Star;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How far one model's ratings are off, user by user. Differences to another model are tested by turning the signs of
 * whole users: those of MAE by absolute errors, the others by squared ones, since RMSE and R² rise and fall with MSE
 * where the cases are the same.
 */
final class RatingScores {
    private static final List<String> NAMES = List.of("mae", "mse", "rmse", "r2");

    private final Map<Integer, RatingErrors> byUser = new LinkedHashMap<>();
    private final long seed;

    /** @param stars at least one */
    RatingScores(List<Star> stars, long seed) {
        stars.forEach(star ->
                byUser.merge(star.user(), RatingErrors.of(star.predicted(), star.actual()), RatingErrors::plus));
        this.seed = seed;
    }

    /** The figures by name. */
    Map<String, Interval> intervals() {
        List<RatingErrors> users = List.copyOf(byUser.values());
        List<Interval> intervals = new UserDraws(users.size(), seed).intervals(counts -> figures(users, counts));
        Map<String, Interval> named = new LinkedHashMap<>();
        NAMES.forEach(name -> named.put(name, intervals.get(named.size())));
        return named;
    }

    /**
     * How these differ from those of another model.
     *
     * @throws IllegalArgumentException if the other one has other users
     */
    List<PairedDifference> against(String model, RatingScores other) {
        if (!byUser.keySet().equals(other.byUser.keySet())) {
            throw new IllegalArgumentException(model + " was asked about other users");
        }
        List<RatingErrors> own = List.copyOf(byUser.values());
        List<RatingErrors> others = byUser.keySet().stream()
                .map(user -> other.byUser.getOrDefault(user, RatingErrors.NONE))
                .toList();
        List<Interval> intervals = new UserDraws(own.size(), seed)
                .intervals(counts -> Bootstrap.differences(figures(own, counts), figures(others, counts)));
        double absolute = pValue(own, others, RatingErrors::absolute);
        double squared = pValue(own, others, RatingErrors::squared);
        List<PairedDifference> differences = new ArrayList<>();
        for (String name : NAMES) {
            int place = differences.size();
            differences.add(
                    new PairedDifference("rating", model, name, intervals.get(place), place == 0 ? absolute : squared));
        }
        return differences;
    }

    private double pValue(List<RatingErrors> own, List<RatingErrors> others, ToDoubleFunction<RatingErrors> sum) {
        double[] differences = Bootstrap.differences(
                own.stream().mapToDouble(sum).toArray(),
                others.stream().mapToDouble(sum).toArray());
        return new Bootstrap(IntStream.range(0, own.size()).toArray(), seed).pValue(differences);
    }

    private static double[] figures(List<RatingErrors> users, int[] counts) {
        RatingErrors sum = RatingErrors.NONE;
        for (int user = 0; user < counts.length; user++) {
            sum = sum.plus(users.get(user), counts[user]);
        }
        return new double[] {sum.mae(), sum.mse(), sum.rmse(), sum.r2()};
    }
}
