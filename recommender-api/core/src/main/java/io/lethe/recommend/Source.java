package io.lethe.recommend;

import io.lethe.interest.profile.Evidence;
import io.lethe.recommend.Contribution.Kind;
import java.util.List;
import java.util.Map;

/** Something that speaks for items: where candidates and the addends of scores come from. */
sealed interface Source {

    /** What it adds to an item's score. */
    double value(CatalogueItem item);

    /** The same with its reasons. */
    Contribution contribution(double value);

    /** What points into a direction of meaning: an interest, or the last item or words. */
    record Meaning(Kind kind, String label, Direction direction, List<Evidence> events, String interestId)
            implements Source {
        @Override
        public double value(CatalogueItem item) {
            return direction.pull(item);
        }

        @Override
        public Contribution contribution(double value) {
            return new Contribution(kind, label, value, events, interestId.isEmpty() ? null : interestId);
        }
    }

    /** What followed one item of the history: the value by slot. */
    record Following(String label, Map<Integer, Double> values, List<Evidence> events) implements Source {
        @Override
        public double value(CatalogueItem item) {
            return values.getOrDefault(item.slot(), 0.0);
        }

        @Override
        public Contribution contribution(double value) {
            return new Contribution(Kind.NEIGHBOUR, label, value, events, null);
        }
    }

    /** Decayed popularity against that of the most popular item. */
    record Popularity(double weight, Trends trends, RankingSettings settings, double highest) implements Source {
        @Override
        public double value(CatalogueItem item) {
            return valueOf(trends.log(item.slot(), settings.interest()));
        }

        double valueOf(double log) {
            return highest == Double.NEGATIVE_INFINITY ? 0 : weight * Math.pow(2, log - highest);
        }

        @Override
        public Contribution contribution(double value) {
            return new Contribution(Kind.TREND, "popular now", value, List.of(), null);
        }
    }
}
