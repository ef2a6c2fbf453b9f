package io.lethe.recommend;

import io.lethe.recommend.Contribution.Kind;
import java.util.ArrayList;
import java.util.List;

/** Picks a list from a pool so that items alike do not crowd it; the formula is {@link Recommender}'s. */
record Diversity(double strength, RankOrder order) {

    /** At most {@code limit} items of a pool that is in order. */
    List<Recommendation> pick(List<Recommendation> pool, int limit) {
        if (strength == 0 || pool.size() < 2 || pool.get(0).score() <= 0) {
            return pool.subList(0, Math.min(limit, pool.size()));
        }
        double highest = pool.get(0).score();
        List<Recommendation> rest = new ArrayList<>(pool);
        double[] likeness = new double[pool.size()];
        List<Recommendation> picked = new ArrayList<>();
        while (picked.size() < limit && !rest.isEmpty()) {
            int best = 0;
            double bestScore = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < rest.size(); i++) {
                double score = rest.get(i).score() - penalty(likeness[i], highest);
                if (i == 0
                        || order.compare(
                                        score,
                                        rest.get(i).item(),
                                        bestScore,
                                        rest.get(best).item())
                                < 0) {
                    best = i;
                    bestScore = score;
                }
            }
            Recommendation choice = rest.remove(best);
            picked.add(withPenalty(choice, penalty(likeness[best], highest)));
            System.arraycopy(likeness, best + 1, likeness, best, rest.size() - best);
            for (int i = 0; i < rest.size(); i++) {
                likeness[i] = Math.max(likeness[i], cosine(rest.get(i).item(), choice.item()));
            }
        }
        return picked;
    }

    private double penalty(double likeness, double highest) {
        return strength * highest * likeness * likeness;
    }

    private static Recommendation withPenalty(Recommendation choice, double penalty) {
        if (penalty == 0) {
            return choice;
        }
        List<Contribution> contributions = new ArrayList<>(choice.contributions());
        contributions.add(new Contribution(Kind.RULE, "diversity: like an item above it", -penalty, List.of(), null));
        return new Recommendation(choice.item(), contributions);
    }

    private static double cosine(CatalogueItem left, CatalogueItem right) {
        boolean comparable = left.model().equals(right.model())
                && left.vector().dimension() == right.vector().dimension();
        return comparable ? Math.max(0, left.vector().cosine(right.vector())) : 0;
    }
}
