package io.lethe.recommend.source;

import io.lethe.interest.profile.Evidence;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.vector.Direction;
import io.lethe.recommend.word.WordLikeness;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A source of candidates and of addends of scores. */
sealed interface Source {

    /** The amount that it adds to an item's relevance. */
    double value(CatalogueItem item);

    /**
     * Adds its {@link #value} to every item's score. A source with a direction adds that to {@code directions} instead,
     * so that one scan handles all directions.
     *
     * @param scores     by slot
     * @param directions collects the directions
     */
    void addTo(double[] scores, List<Direction> directions);

    /** The value with its reasons. */
    Contribution contribution(CatalogueItem item, double value);

    /** A direction of meaning: an interest, or a recent item or words. */
    record Meaning(
            Kind kind,
            Supplier<String> label,
            Direction direction,
            List<Evidence> events,
            @Nullable String interestId) implements Source {
        @Override
        public double value(CatalogueItem item) {
            return direction.pull(item.vector(), item.model());
        }

        @Override
        public void addTo(double[] scores, List<Direction> directions) {
            directions.add(direction);
        }

        @Override
        public Contribution contribution(CatalogueItem item, double value) {
            return new Contribution(kind, label.get(), value, events, interestId);
        }
    }

    /** Items that came after, before or together with an item of the history. */
    record Following(String label, RelatedItem of, double weight, List<Evidence> events) implements Source {
        @Override
        public double value(CatalogueItem item) {
            return weight * of.score(item.slot());
        }

        @Override
        public void addTo(double[] scores, List<Direction> directions) {
            of.addTo(scores, weight);
        }

        @Override
        public Contribution contribution(CatalogueItem item, double value) {
            return new Contribution(Kind.NEIGHBOUR, label, value, weight * of.together(item.slot()), events, null);
        }
    }

    /** Items that share words with the recent history. */
    record Wording(WordLikeness.Query query, double weight, List<Evidence> events) implements Source {
        private static final int NAMED = 3;

        @Override
        public double value(CatalogueItem item) {
            return weight * query.of(item.slot());
        }

        @Override
        public void addTo(double[] scores, List<Direction> directions) {
            query.addTo(scores, weight);
        }

        @Override
        public Contribution contribution(CatalogueItem item, double value) {
            List<String> words = query.shared(item.slot(), NAMED);
            String label = words.isEmpty() ? "words in common" : "words: " + String.join(", ", words);
            return new Contribution(Kind.TEXT, label, value, events, null);
        }
    }

    /** The user's earlier choices, by slot: their weight and their known events. */
    record Habit(Map<Integer, Double> values, Map<Integer, List<Evidence>> events) implements Source {
        @Override
        public double value(CatalogueItem item) {
            return values.getOrDefault(item.slot(), 0.0);
        }

        @Override
        public void addTo(double[] scores, List<Direction> directions) {
            values.forEach((slot, value) -> {
                if (slot < scores.length) {
                    scores[slot] += value;
                }
            });
        }

        @Override
        public Contribution contribution(CatalogueItem item, double value) {
            List<Evidence> known = events.getOrDefault(item.slot(), List.of());
            return new Contribution(Kind.REPEAT, "chosen before", value, known, null);
        }
    }
}
