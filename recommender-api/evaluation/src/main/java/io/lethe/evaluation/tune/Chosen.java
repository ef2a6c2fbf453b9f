package io.lethe.evaluation.tune;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was chosen for each {@link Parameter}, by its name, as text: numbers as {@link Double#toString} and
 * {@link Integer#toString} have them.
 */
public record Chosen(SortedMap<String, String> values) {
    /** Nothing to choose. */
    public static final Chosen NOTHING = new Chosen(new TreeMap<>());

    public Chosen {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Chosen of(Map<String, String> values) {
        return new Chosen(new TreeMap<>(values));
    }

    /** The same with another value for one parameter. */
    public Chosen with(String name, Object value) {
        SortedMap<String, String> more = new TreeMap<>(values);
        more.put(name, value.toString());
        return new Chosen(more);
    }

    /** @throws IllegalArgumentException if it was not chosen, or is no number */
    public double real(String name) {
        return Double.parseDouble(word(name));
    }

    /** @throws IllegalArgumentException if it was not chosen, or is no whole number */
    public int whole(String name) {
        return Integer.parseInt(word(name));
    }

    /** @throws IllegalArgumentException if it was not chosen */
    public String word(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " was not chosen");
        }
        return Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return String.join(
                ", ",
                values.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList());
    }
}
