package io.lethe.evaluation.prediction;

import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.event.Interaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ratings by means: {@code μ + b(item) + b(user)}, each part there or not, {@code b(item) = Σ(r − μ)/(n + λ)}
 * over what was learned and {@code b(user) = Σ(r − μ − b(item))/(n + κ)} over the user's history (Y. Koren,
 * <i>Factor in the Neighbors</i>, TKDD 2010, section 2.1).
 */
final class MeanRating implements RatingModel {
    static final double NOT_AT_ALL = Double.POSITIVE_INFINITY;
    private static final double MIDDLE = 3.5;

    private final String name;
    private final List<String> items;
    private final double itemStrength;
    private final double userStrength;
    private final Ratings all = new Ratings();
    private final Map<String, Ratings> byItem = new HashMap<>();
    private int next;

    /**
     * A model of means.
     *
     * @param items        the ids of the items, by number
     * @param itemStrength λ; {@link #NOT_AT_ALL} for no part of the item
     * @param userStrength κ; {@link #NOT_AT_ALL} for no part of the user
     */
    MeanRating(String name, List<String> items, double itemStrength, double userStrength) {
        this.name = name;
        this.items = items;
        this.itemStrength = itemStrength;
        this.userStrength = userStrength;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void learn(EventLog log) {
        next = log.read(next, event -> Ratings.starsOf(event).ifPresent(stars -> {
            Interaction interaction = event.interaction();
            all.add(stars);
            byItem.computeIfAbsent(String.valueOf(interaction.itemId()), id -> new Ratings())
                    .add(stars);
        }));
    }

    @Override
    public double rating(Question question, int item) {
        return kept(mean() + itemBias(items.get(item)) + userBias(Ratings.byItem(question.history())));
    }

    double mean() {
        return all.mean(MIDDLE, all.count() == 0 ? 1 : 0);
    }

    double itemBias(String item) {
        Ratings own = byItem.get(item);
        return own == null || itemStrength == NOT_AT_ALL
                ? 0
                : (own.sum() - own.count() * mean()) / (own.count() + itemStrength);
    }

    double userBias(Map<String, Double> rated) {
        if (userStrength == NOT_AT_ALL || rated.isEmpty()) {
            return 0;
        }
        double sum = 0;
        for (Map.Entry<String, Double> one : rated.entrySet()) {
            sum += one.getValue() - mean() - itemBias(one.getKey());
        }
        return sum / (rated.size() + userStrength);
    }

    static double kept(double stars) {
        return Math.max(0.5, Math.min(5, stars));
    }
}
