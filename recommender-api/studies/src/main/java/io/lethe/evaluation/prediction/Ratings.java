package io.lethe.evaluation.prediction;

import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import io.lethe.interest.ledger.LedgerEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The ratings among events, and how many and how high they are. */
final class Ratings {
    private double sum;
    private int count;

    /** The stars of an event; empty where it is no rating. */
    static OptionalDouble starsOf(LedgerEntry event) {
        Interaction interaction = event.interaction();
        Double value = interaction.value();
        return interaction.type().equals(InteractionType.RATING.code()) && value != null
                ? OptionalDouble.of(value)
                : OptionalDouble.empty();
    }

    /** The last stars that a history gives to each item. */
    static Map<String, Double> byItem(List<LedgerEntry> history) {
        Map<String, Double> stars = new HashMap<>();
        for (LedgerEntry event : history) {
            String item = event.interaction().itemId();
            if (item != null) {
                starsOf(event).ifPresent(value -> stars.put(item, value));
            }
        }
        return stars;
    }

    void add(double stars) {
        sum += stars;
        count++;
    }

    double sum() {
        return sum;
    }

    int count() {
        return count;
    }

    /** The mean, drawn towards {@code prior} as if that had been seen {@code strength} times. */
    double mean(double prior, double strength) {
        return count + strength > 0 ? (sum + prior * strength) / (count + strength) : prior;
    }
}
