package io.lethe.recommend.rule;

import io.lethe.recommend.catalogue.ItemFilter;
import java.util.Objects;

/**
 * Changes the score of some items by a factor: {@code s + (factor − 1) · |s|}, which is {@code factor · s} for a
 * positive score. So a factor above 1 never lowers an item, and one below 1 never raises it.
 *
 * @param name   the caller's name for the items
 * @param items  the items
 * @param factor 0 to {@value #LARGEST}
 */
public record Boost(String name, ItemFilter items, double factor) {
    /** The largest allowed factor. */
    public static final double LARGEST = 1000;

    public Boost {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(items, "items");
        if (!(factor >= 0 && factor <= LARGEST)) {
            throw new IllegalArgumentException("a boost's factor is a number from 0 to 1000, not " + factor);
        }
    }

    /**
     * Parses a boost: a filter, {@code *} and a factor, such as {@code category:Sea*1.5}.
     *
     * @throws IllegalArgumentException if the text is not a boost
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

    /** The amount added to a score. */
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
