package io.lethe.interest.decay;

import io.lethe.event.InteractionType;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an event weighs before it ages: a number for its type, shaped by its value. Applied when read, never stored.
 *
 * <pre>
 * rating with v stars       weight(rating) · clamp((v − 2.5) / 2.5, −1, 1)
 * purchase, cart, return    weight(type) · (1 + ln v)   for a quantity v above 1
 * everything else           weight(type)
 * </pre>
 *
 * @param byType weight by the code of the type, finite, negative for what lowers interest; types that are missing weigh
 *     {@link #OTHER}
 */
public record EventWeights(SortedMap<String, Double> byType) {
    /** What a type weighs that the weights do not name. */
    public static final double OTHER = 1;

    private static final double MIDDLE_STARS = 2.5;

    public EventWeights {
        byType.forEach((type, weight) -> {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("the weight of " + type + " is not finite");
            }
        });
        byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
    }

    /** The weights where nothing else is set. */
    public static EventWeights defaults() {
        return new EventWeights(new TreeMap<>(Map.ofEntries(
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
                Map.entry("return", -5.0))));
    }

    /** What an event of this type and value weighs at age 0. */
    public double of(String type, @Nullable Double value) {
        double weight = byType.getOrDefault(type, OTHER);
        if (value == null) {
            return weight;
        }
        return InteractionType.ofCode(type)
                .map(known -> switch (known) {
                    case RATING -> weight * Math.max(-1, Math.min(1, (value - MIDDLE_STARS) / MIDDLE_STARS));
                    case PURCHASE, CART, RETURN -> weight * (value > 1 ? 1 + Math.log(value) : 1);
                    case IMPRESSION,
                            VIEW,
                            CLICK,
                            PLAY,
                            SEARCH,
                            LIKE,
                            SHARE,
                            COMMENT,
                            REVIEW,
                            SAVE,
                            DISLIKE,
                            HIDE,
                            SKIP,
                            TAG -> weight;
                })
                .orElse(weight);
    }
}
