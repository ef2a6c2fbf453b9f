package io.lethe.recommend.list;

import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.list.Contribution.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * An item, its score, and the contributions that add up to it in their order, exactly.
 *
 * @param item          the item
 * @param contributions what its score consists of; none is zero but that of a place of its own
 */
public record Recommendation(CatalogueItem item, List<Contribution> contributions) {
    public Recommendation {
        contributions = List.copyOf(contributions);
    }

    public double score() {
        double score = 0;
        for (Contribution contribution : contributions) {
            score += contribution.value();
        }
        return score;
    }

    /**
     * A contribution's part of all that speaks for the item, 0 to 1; 0 for what speaks against it. The shares of all
     * contributions sum to 1, or to 0 where nothing speaks for it.
     */
    public double share(Contribution contribution) {
        if (contribution.value() <= 0) {
            return 0;
        }
        double all = 0;
        for (Contribution one : contributions) {
            all += Math.max(0, one.value());
        }
        return contribution.value() / all;
    }

    /** The same with further contributions. */
    public Recommendation with(List<Contribution> further) {
        if (further.isEmpty()) {
            return this;
        }
        List<Contribution> all = new ArrayList<>(contributions);
        all.addAll(further);
        return new Recommendation(item, all);
    }

    /** The same with what a rule adds. */
    public Recommendation withRule(String label, double value) {
        return with(List.of(new Contribution(Kind.RULE, label, value, List.of(), null)));
    }

    /** The kinds of source that speak for the item, those that add most first. */
    public List<Kind> sources() {
        return contributions.stream()
                .filter(contribution -> contribution.value() > 0)
                .sorted((left, right) -> Double.compare(right.value(), left.value()))
                .map(Contribution::kind)
                .distinct()
                .toList();
    }
}
