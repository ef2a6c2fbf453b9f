package io.lethe.recommend.list;

import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.list.Contribution.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An item with its score. The contributions add up to the score exactly, in their order. They may be worked out only when
 * they are asked for: a list has many candidates, and few of them are shown.
 */
public final class Recommendation {
    private final CatalogueItem item;
    private final double score;
    private final Supplier<List<Contribution>> reasons;
    private volatile @Nullable List<Contribution> known;

    /** @param contributions the parts of the score; nonzero, except that of a fixed place */
    public Recommendation(CatalogueItem item, List<Contribution> contributions) {
        List<Contribution> all = List.copyOf(contributions);
        this.item = item;
        this.score = plus(0, all);
        this.reasons = () -> all;
        this.known = all;
    }

    /**
     * An item whose score is known before its reasons.
     *
     * @param score   the sum of the contributions, in their order
     * @param reasons the contributions
     */
    public Recommendation(CatalogueItem item, double score, Supplier<List<Contribution>> reasons) {
        this.item = item;
        this.score = score;
        this.reasons = reasons;
    }

    public CatalogueItem item() {
        return item;
    }

    /** The parts of the score; nonzero, except that of a fixed place. */
    public List<Contribution> contributions() {
        List<Contribution> all = known;
        if (all == null) {
            all = List.copyOf(reasons.get());
            known = all;
        }
        return all;
    }

    public double score() {
        return score;
    }

    /** The same with its reasons worked out; where the catalogue changed meanwhile, the score is their sum. */
    public Recommendation explained() {
        return new Recommendation(item, contributions());
    }

    private static double plus(double score, List<Contribution> further) {
        double sum = score;
        for (Contribution contribution : further) {
            sum += contribution.value();
        }
        return sum;
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
        for (Contribution one : contributions()) {
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
        List<Contribution> more = List.copyOf(further);
        return new Recommendation(item, plus(score, more), () -> {
            List<Contribution> all = new ArrayList<>(contributions());
            all.addAll(more);
            return all;
        });
    }

    /** A copy with the contribution of a rule. */
    public Recommendation withRule(String label, double value) {
        return with(List.of(new Contribution(Kind.RULE, label, value, List.of(), null)));
    }

    /** The kinds of positive contributions but {@link Kind#PROPORTION}, largest contribution first. */
    public List<Kind> sources() {
        return contributions().stream()
                .filter(Recommendation::speaks)
                .sorted((left, right) -> Double.compare(right.value(), left.value()))
                .map(Contribution::kind)
                .distinct()
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Recommendation that
                && item.equals(that.item)
                && contributions().equals(that.contributions());
    }

    @Override
    public int hashCode() {
        return Objects.hash(item, contributions());
    }

    @Override
    public String toString() {
        return "Recommendation[item=" + item + ", contributions=" + contributions() + "]";
    }
}
