package io.lethe.recommend.rule;

import io.lethe.recommend.catalogue.ItemFilter;
import java.util.Objects;

/**
 * Items of one kind count for more, or for less: {@code s + (factor − 1) · |s|}, which is {@code factor · s} for a
 * score above 0. So a factor above 1 never lowers an item and one below 1 never lifts it.
 *
 * @param name   the kind in the caller's words
 * @param items  which items
 * @param factor from 0 to {@value #LARGEST}
 */
public record Boost(String name, ItemFilter items, double factor) {
    /** The largest factor. */
    public static final double LARGEST = 1000;

    public Boost {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(items, "items");
        if (!(factor >= 0 && factor <= LARGEST)) {
            throw new IllegalArgumentException("a boost's factor is a number from 0 to 1000, not " + factor);
        }
    }

    /**
     * The boost that a text stands for: a filter, {@code *} and a factor, like {@code category:Sea*1.5}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Boost parse(String text) {
        int star = text.lastIndexOf('*');
        if (star <= 0) {
            throw new IllegalArgumentException(
                    "a boost is a filter, * and a factor, like category:Sea*1.5, not '" + text + "'");
        }
        String name = text.substring(0, star).strip();
        return new Boost(name, ItemFilter.parse(name), factor(text.substring(star + 1), text));
    }

    /** What it adds to a score. */
    public double added(double score) {
        return (factor - 1) * Math.abs(score);
    }

    private static double factor(String number, String text) {
        try {
            return Double.parseDouble(number.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + number + "' in the boost '" + text + "' is not a number", e);
        }
    }
}
