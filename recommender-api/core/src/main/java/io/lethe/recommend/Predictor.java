package io.lethe.recommend;

import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.UserState;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a user would make of given items.
 *
 * <pre>
 * rating       m + Σ s(i,j) · (r_i − m) / (Σ s(i,j) + 0.5)   over the items i that the user rated, s = max(0, cos)³,
 *              m = (Σ r_i + 3.5 · 2) / (count + 2), kept to 0.5 … 5
 * probability  1 / (1 + e^(3 − 12 · score))                  score as {@link Recommender} has it, without repeat and diversity
 * </pre>
 *
 * The probability grows with the score; its scale is fixed, not fitted.
 */
public final class Predictor {
    private static final String RATING = "rating";
    private static final double PRIOR_RATING = 3.5;
    private static final double PRIOR_COUNT = 2;
    private static final double SHRINKAGE = 0.5;
    private static final double LOWEST = 0.5;
    private static final double HIGHEST = 5;
    private static final double OFFSET = 3;
    private static final double SLOPE = 12;

    /**
     * A prediction about an item.
     *
     * @param item        the item
     * @param probability that the user goes for it, between 0 and 1
     * @param rating      the stars the user would give, 0.5 to 5
     * @param score       the score behind the probability
     */
    public record Prediction(CatalogueItem item, double probability, double rating, double score) {}

    private record Rated(CatalogueItem item, double stars) {}

    private final Catalogue catalogue;
    private final Recommender recommender;

    public Predictor(Catalogue catalogue, RankingSettings settings) {
        this.catalogue = catalogue;
        this.recommender = new Recommender(catalogue, settings);
    }

    /** One prediction for each item, in their order. */
    public List<Prediction> predict(UserState state, long at, List<CatalogueItem> items) {
        SortedMap<String, Double> stars = ratings(state);
        double mean = (stars.values().stream().mapToDouble(Double::doubleValue).sum() + PRIOR_RATING * PRIOR_COUNT)
                / (stars.size() + PRIOR_COUNT);
        List<Rated> rated = new ArrayList<>();
        stars.forEach((itemId, value) -> {
            CatalogueItem item = catalogue.find(itemId);
            if (item != null) {
                rated.add(new Rated(item, value));
            }
        });
        return recommender.score(state, at, items).stream()
                .map(scored -> new Prediction(
                        scored.item(),
                        1 / (1 + Math.exp(OFFSET - SLOPE * scored.score())),
                        rating(scored.item(), rated, mean),
                        scored.score()))
                .toList();
    }

    private static double rating(CatalogueItem item, List<Rated> rated, double mean) {
        double sum = 0;
        double all = SHRINKAGE;
        for (Rated one : rated) {
            double likeness = new Direction(one.item().vector(), one.item().model(), 1).pull(item);
            sum += likeness * (one.stars() - mean);
            all += likeness;
        }
        return Math.max(LOWEST, Math.min(HIGHEST, mean + sum / all));
    }

    private static SortedMap<String, Double> ratings(UserState state) {
        SortedMap<String, LongTermCount> counts = new TreeMap<>();
        state.longTerm().forEach((key, count) -> {
            if (key.type().equals(RATING) && count.valued() > 0) {
                counts.merge(key.itemId(), count, LongTermCount::plus);
            }
        });
        SortedMap<String, Double> stars = new TreeMap<>();
        counts.forEach((itemId, count) ->
                stars.put(itemId, count.valueMicros() / (double) Interaction.MICROS / count.valued()));
        return stars;
    }
}
