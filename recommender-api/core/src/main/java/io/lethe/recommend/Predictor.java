package io.lethe.recommend;

import io.lethe.event.Interaction;
import io.lethe.interest.decay.weight.Stars;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.grouping.Centre;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.parameter.ChoiceScale;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Predicts how a user would rate or choose given items.
 *
 * <pre>
 * rating       m + Σ s(i,j) · (r_i − m) / (Σ s(i,j) + 0.1)
 *                 over the items i that the user rated, s = max(0, cos)³ relative
 *                 to the catalogue's {@link Centre}, if it has one; and once with s = 10 for j itself, r_j being the
 *                 user's rating, or the lowest there is if the user turned j down;
 *                 m = (Σ r_i + p · 2) / (count + 2), where p is 3.5 stars on the scale of the settings;
 *                 clamped to that scale
 * probability  of the score of {@link Recommender}, without repeat and diversity, on the {@link ChoiceScale}; of an
 *                 item that the user turned down, as long as it is hidden, of 0 at most, {@value #HIDDEN} of n below
 *                 the usual
 * </pre>
 *
 * The probability is relative to an item drawn at random.
 */
public final class Predictor {
    private static final String RATING = "rating";
    private static final double PRIOR_RATING = 3.5;
    private static final double PRIOR_COUNT = 2;
    private static final double SHRINKAGE = 0.1;
    private static final double OWN = 10;
    private static final double HIDDEN = 1.5;

    /**
     * A prediction about an item.
     *
     * @param item        the item
     * @param probability the probability that the user chooses it, 0 to 1
     * @param rating      the expected rating, on the scale of the settings
     * @param score       the score behind the probability
     * @param lead        by how much the score's n is above the usual one, as {@link ChoiceScale} has them
     */
    public record Prediction(CatalogueItem item, double probability, double rating, double score, double lead) {}

    private record Rated(CatalogueItem item, double along, double stars) {}

    private final Catalogue catalogue;
    private final RankingSettings settings;
    private final Recommender recommender;
    private final Stars stars;

    public Predictor(Catalogue catalogue, RankingSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.recommender = new Recommender(catalogue, settings);
        this.stars = settings.interest().weights().shaping().stars();
    }

    /** Predictions for the given items, in their order. */
    public List<Prediction> predict(UserState state, long at, List<CatalogueItem> items) {
        SortedMap<String, Double> given = ratings(state);
        double prior = stars.scaled(PRIOR_RATING);
        double mean = (given.values().stream().mapToDouble(Double::doubleValue).sum() + prior * PRIOR_COUNT)
                / (given.size() + PRIOR_COUNT);
        Centre centre = catalogue.centre();
        List<Rated> rated = new ArrayList<>();
        given.forEach((itemId, value) -> {
            CatalogueItem item = catalogue.find(itemId);
            if (item != null) {
                rated.add(new Rated(item, along(item, centre), value));
            }
        });
        Set<String> hidden =
                settings.suppression().items(state, at, settings.interest().weights());
        Scoring scoring = recommender.judge(state, at);
        double usual = usual(scoring);
        return items.stream()
                .map(scoring::recommendation)
                .map(scored -> new Prediction(
                        scored.item(),
                        probability(scored, usual, hidden),
                        rating(scored.item(), own(scored.item(), given, hidden), rated, mean, centre),
                        scored.score(),
                        ChoiceScale.number(scored.score()) - usual))
                .toList();
    }

    /** The mean n of the scores of all items. */
    private double usual(Scoring scoring) {
        double sum = 0;
        int count = 0;
        for (int slot = 0; slot < catalogue.slots(); slot++) {
            if (catalogue.at(slot) != null) {
                sum += ChoiceScale.number(scoring.relevance(slot));
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private double probability(Recommendation scored, double usual, Set<String> hidden) {
        return hidden.contains(scored.item().itemId())
                ? settings.scale().probability(Math.min(0, scored.score()), Math.max(usual, HIDDEN))
                : settings.scale().probability(scored.score(), usual);
    }

    /** How the user rated the item itself, or the lowest rating if the user turned it down; null if neither. */
    private @Nullable Double own(CatalogueItem item, SortedMap<String, Double> given, Set<String> hidden) {
        Double value = given.get(item.itemId());
        return value == null && hidden.contains(item.itemId())
                ? Double.valueOf(stars.scale().clamp(Double.NEGATIVE_INFINITY))
                : value;
    }

    private double rating(
            CatalogueItem item, @Nullable Double own, List<Rated> rated, double mean, @Nullable Centre centre) {
        double along = along(item, centre);
        double sum = own == null ? 0 : OWN * (own - mean);
        double all = SHRINKAGE + (own == null ? 0 : OWN);
        for (Rated one : rated) {
            double cosine = Math.max(0, cosine(item, along, one, centre));
            double likeness = cosine * cosine * cosine;
            sum += likeness * (one.stars() - mean);
            all += likeness;
        }
        return stars.scale().clamp(mean + sum / all);
    }

    /** The item's component along the centre's direction; 0 if the item has no vector in the centre's space. */
    private static double along(CatalogueItem item, @Nullable Centre centre) {
        return centre == null || centre.direction().dimension() != item.vector().dimension()
                ? 0
                : centre.length() * item.vector().cosine(centre.direction());
    }

    /** The cosine of {@code a − c} and {@code b − c} for unit vectors a and b and the centre c. */
    private static double cosine(CatalogueItem item, double along, Rated other, @Nullable Centre centre) {
        CatalogueItem second = other.item();
        if (!item.model().equals(second.model())
                || item.vector().dimension() != second.vector().dimension()) {
            return 0;
        }
        double plain = item.vector().cosine(second.vector());
        if (centre == null || along == 0 || other.along() == 0) {
            return plain;
        }
        double square = centre.length() * centre.length();
        double length = Math.sqrt((1 - 2 * along + square) * (1 - 2 * other.along() + square));
        return length > 0 ? (plain - along - other.along() + square) / length : 0;
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
