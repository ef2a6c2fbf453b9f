package io.lethe.evaluation.prediction;

import io.lethe.evaluation.protocol.Corpus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The baselines of ratings, each with the settings that have the least mean squared error on validation, by a full
 * grid.
 */
final class RatingTuning {
    private static final List<Double> STRENGTHS = List.of(1.0, 3.0, 10.0, 25.0);
    private static final List<Integer> NEIGHBOURS = List.of(10, 20, 40);

    private record Trial(String words, Supplier<RatingModel> model) {}

    private RatingTuning() {}

    /** Untrained models by what they are called, with their settings in the name. */
    static Map<String, RatingModel> best(Corpus corpus, PredictionStudy validation) {
        List<String> items =
                corpus.items().stream().map(item -> item.item().itemId()).toList();
        List<Trial> users = new ArrayList<>();
        List<Trial> means = new ArrayList<>();
        List<Trial> biases = new ArrayList<>();
        for (double strength : STRENGTHS) {
            users.add(new Trial(
                    "user mean, κ " + strength,
                    () -> new MeanRating("user mean", items, MeanRating.NOT_AT_ALL, strength)));
            means.add(new Trial(
                    "item mean, λ " + strength,
                    () -> new MeanRating("item mean", items, strength, MeanRating.NOT_AT_ALL)));
            for (double own : STRENGTHS) {
                biases.add(new Trial(
                        "biases, λ " + strength + ", κ " + own, () -> new MeanRating("biases", items, strength, own)));
            }
        }
        List<Trial> neighbours = NEIGHBOURS.stream()
                .map(count -> new Trial("item kNN, k " + count, () -> new ItemKnnRating(items, 3, 1, count)))
                .toList();
        Map<String, RatingModel> best = new LinkedHashMap<>();
        best.put("global mean", new MeanRating("global mean", items, MeanRating.NOT_AT_ALL, MeanRating.NOT_AT_ALL));
        for (List<Trial> family : List.of(users, means, biases, neighbours)) {
            Trial chosen = least(family, validation);
            best.put(chosen.words(), chosen.model().get());
        }
        return best;
    }

    private static Trial least(List<Trial> family, PredictionStudy validation) {
        Trial best = family.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (Trial trial : family) {
            RatingErrors errors = validation.ratings(trial.model().get()).stream()
                    .map(star -> RatingErrors.of(star.predicted(), star.actual()))
                    .reduce(RatingErrors.NONE, RatingErrors::plus);
            if (errors.mse() < least) {
                least = errors.mse();
                best = trial;
            }
        }
        return best;
    }
}
