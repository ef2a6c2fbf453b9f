package io.lethe.interest.decay.weight;

import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The initial weight of an event, before decay: a number per type, shaped by the event's value, dwell time and
 * progress. Weights are applied when state is read and are never stored.
 *
 * <pre>
 * rating, review with v stars     weight(type) · {@link Stars#factor stars}(v, the user's mean)
 * purchase, cart, return of v     weight(type) · (1 + quantity · ln v)     for v above 1
 * view, click, play, search       weight(type) · min(dwell, progress)      a missing value counts as 1
 * everything else                 weight(type)
 * </pre>
 *
 * <p>A negative weight counts against its item in full. It counts against the item's interest only in part: the weight
 * in the interest is {@code reach(type) · weight}.
 *
 * @param byType  weight by the code of the type, finite; negative for types that lower interest; {@link #OTHER} for
 *                missing types
 * @param shaping how values, dwell time and progress shape the weight
 * @param reach   the part of a negative weight that applies to the interest, by the code of the type, 0 to 1; for
 *                missing types {@link #REACH} if their weight is negative, else 1
 */
public record EventWeights(SortedMap<String, Double> byType, Shaping shaping, SortedMap<String, Double> reach) {
    /** The weight of types without a weight of their own. */
    public static final double OTHER = 1;

    /** The reach of types with a negative weight and no reach of their own. */
    public static final double REACH = 0.2;

    private static final SortedMap<String, Double> USUAL_REACH = Collections.unmodifiableSortedMap(
            new TreeMap<>(Map.of("hide", REACH, "dislike", REACH, "skip", REACH, "return", 1.0)));

    private static final Set<String> STARRED = Set.of(InteractionType.RATING.code(), InteractionType.REVIEW.code());
    private static final Set<String> COUNTED =
            Set.of(InteractionType.PURCHASE.code(), InteractionType.CART.code(), InteractionType.RETURN.code());
    private static final Set<String> ATTENDED = Set.of(
            InteractionType.VIEW.code(),
            InteractionType.CLICK.code(),
            InteractionType.PLAY.code(),
            InteractionType.SEARCH.code());

    public EventWeights {
        byType.forEach((type, weight) -> {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("the weight of " + type + " is not finite");
            }
        });
        reach.forEach((type, share) -> {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("the reach of " + type + " is from 0 to 1, not " + share);
            }
        });
        byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
        reach = Collections.unmodifiableSortedMap(new TreeMap<>(reach));
        Objects.requireNonNull(shaping, "shaping");
    }

    /** Weights with the default reach. */
    public EventWeights(SortedMap<String, Double> byType, Shaping shaping) {
        this(byType, shaping, USUAL_REACH);
    }

    /** The default weights. */
    public static EventWeights defaults() {
        return new EventWeights(
                new TreeMap<>(Map.ofEntries(
                        Map.entry("impression", 0.0),
                        Map.entry("view", 1.0),
                        Map.entry("click", 1.0),
                        Map.entry("search", 1.0),
                        Map.entry("play", 2.0),
                        Map.entry("tag", 2.0),
                        Map.entry("comment", 2.0),
                        Map.entry("like", 3.0),
                        Map.entry("review", 3.0),
                        Map.entry("rating", 3.0),
                        Map.entry("save", 3.0),
                        Map.entry("share", 4.0),
                        Map.entry("cart", 4.0),
                        Map.entry("purchase", 5.0),
                        Map.entry("skip", -1.0),
                        Map.entry("dislike", -4.0),
                        Map.entry("hide", -4.0),
                        Map.entry("return", -5.0))),
                Shaping.defaults());
    }

    /** The weight of an event of this type without value, dwell time and progress. */
    public double of(String type) {
        return byType.getOrDefault(type, OTHER);
    }

    /** The part of this type's negative weight that applies to the interest, 0 to 1. */
    public double reach(String type) {
        return reach.getOrDefault(type, of(type) < 0 ? REACH : 1);
    }

    /**
     * The weight of an event in the interest that its item belongs to.
     *
     * @param weight the event's weight for its item
     */
    public double inInterest(String type, double weight) {
        return weight < 0 ? reach(type) * weight : weight;
    }

    /** Whether the value of an event of this type is a number of stars. */
    public static boolean isStarred(String type) {
        return STARRED.contains(type);
    }

    /**
     * The weight of an event at age 0.
     *
     * @param meanStars the user's own mean, see {@link Stars#mean}
     */
    public double of(Interaction interaction, double meanStars) {
        double weight = of(interaction.type(), interaction.value(), meanStars);
        return ATTENDED.contains(interaction.type()) ? weight * attention(interaction) : weight;
    }

    /** The weight at age 0 of an event with this type and value, without dwell time and progress. */
    public double of(String type, @Nullable Double value, double meanStars) {
        double weight = of(type);
        if (value == null) {
            return weight;
        }
        if (isStarred(type)) {
            return weight * shaping.stars().factor(value, meanStars);
        }
        return COUNTED.contains(type) && value > 1 ? weight * (1 + shaping.quantity() * Math.log(value)) : weight;
    }

    private double attention(Interaction interaction) {
        Long dwell = interaction.dwellMs();
        Double progress = interaction.progress();
        return Math.min(
                dwell == null ? 1 : shaping.ofDwell(dwell), progress == null ? 1 : shaping.ofProgress(progress));
    }
}
