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
 * <p>What weighs less than nothing speaks against its item in full, and against the interest that the item belongs to
 * by its reach: the weight in the interest is
 * {@code reach(type) · weight}.
 *
 * @param byType  weight by the code of the type, finite, negative for what lowers interest; types that are missing
 *     weigh {@link #OTHER}
 * @param shaping how values shape it
 * @param reach   how far what speaks against an item reaches into its interest, by the code of the type, from 0 to 1;
 *     types that are missing reach
 *     {@link #REACH} where they weigh less than nothing, else 1
 */
public record EventWeights(SortedMap<String, Double> byType, Shaping shaping, SortedMap<String, Double> reach) {
    /** What a type weighs that the weights do not name. */
    public static final double OTHER = 1;

    /** How far a type of negative weight reaches that no reach is set for. */
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

    /** Weights with the reach where nothing else is set. */
    public EventWeights(SortedMap<String, Double> byType, Shaping shaping) {
        this(byType, shaping, USUAL_REACH);
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

    /** How far an event of this type reaches into an interest where it speaks against it. */
    public double reach(String type) {
        return reach.getOrDefault(type, of(type) < 0 ? REACH : 1);
    }

    /**
     * What an event of this type weighs in the interest that its item belongs to.
     *
     * @param weight what it weighs by itself
     */
    public double inInterest(String type, double weight) {
        return weight < 0 ? reach(type) * weight : weight;
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
