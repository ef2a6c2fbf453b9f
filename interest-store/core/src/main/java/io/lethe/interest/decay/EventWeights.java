package io.lethe.interest.decay;

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
 * What an event weighs before it ages: a number for its type, shaped by what else is known of it. Applied when read,
 * never stored.
 *
 * <pre>
 * rating, review with v stars     weight(type) · {@link Stars#factor stars}(v, the user's mean)
 * purchase, cart, return of v     weight(type) · (1 + quantity · ln v)     for v above 1
 * view, click, play, search       weight(type) · min(dwell, progress)      what is not given counts as 1
 * everything else                 weight(type)
 * </pre>
 *
 * @param byType  weight by the code of the type, finite, negative for what lowers interest; types that are missing
 *                weigh {@link #OTHER}
 * @param shaping how values shape it
 */
public record EventWeights(SortedMap<String, Double> byType, Shaping shaping) {
    /** What a type weighs that the weights do not name. */
    public static final double OTHER = 1;

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
        byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
        Objects.requireNonNull(shaping, "shaping");
    }

    /** The weights where nothing else is set. */
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

    /** What an event of this type weighs if nothing else is known of it. */
    public double of(String type) {
        return byType.getOrDefault(type, OTHER);
    }

    /** Whether the value of an event of this type is a number of stars. */
    public static boolean isStarred(String type) {
        return STARRED.contains(type);
    }

    /**
     * What an event weighs at age 0.
     *
     * @param meanStars the user's own mean, see {@link Stars#mean}
     */
    public double of(Interaction interaction, double meanStars) {
        double weight = of(interaction.type(), interaction.value(), meanStars);
        return ATTENDED.contains(interaction.type()) ? weight * attention(interaction) : weight;
    }

    /** What an event of this type and value weighs at age 0, with nothing known of dwelling and progress. */
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
