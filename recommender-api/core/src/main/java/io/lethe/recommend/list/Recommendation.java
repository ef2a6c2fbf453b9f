package io.lethe.recommend.list;

import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.list.Contribution.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * An item with its score. The contributions add up to the score exactly, in their order.
 *
 * @param item          the item
 * @param contributions the parts of the score; nonzero, except that of a fixed place
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
     * A contribution's share of all positive contributions but {@link Kind#PROPORTION}, 0 to 1; 0 for a negative one and
     * for one by proportion, which is about the list and not about the item. The shares of all contributions sum to 1,
     * or to 0 if none is positive.
     */
    public double share(Contribution contribution) {
        if (!speaks(contribution)) {
            return 0;
        }
        double all = 0;
        for (Contribution one : contributions) {
            all += speaks(one) ? one.value() : 0;
        }
        return contribution.value() / all;
    }

    private static boolean speaks(Contribution contribution) {
        return contribution.value() > 0 && contribution.kind() != Kind.PROPORTION;
    }

    /** A copy with further contributions. */
    public Recommendation with(List<Contribution> further) {
        if (further.isEmpty()) {
            return this;
        }
        List<Contribution> all = new ArrayList<>(contributions);
        all.addAll(further);
        return new Recommendation(item, all);
    }

    /** A copy with the contribution of a rule. */
    public Recommendation withRule(String label, double value) {
        return with(List.of(new Contribution(Kind.RULE, label, value, List.of(), null)));
    }

    /** The kinds of positive contributions but {@link Kind#PROPORTION}, largest contribution first. */
    public List<Kind> sources() {
        return contributions.stream()
                .filter(Recommendation::speaks)
                .sorted((left, right) -> Double.compare(right.value(), left.value()))
                .map(Contribution::kind)
                .distinct()
                .toList();
    }
}
