package io.lethe.recommend.arrangement;

import io.lethe.recommend.Recommender;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.list.RankOrder;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.rule.Cap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a list from a pool, place by place. Items with a fixed place go there, caps are kept, and similar items are
 * spread out, and interests get their places ({@link Proportion}). {@link Recommender} has the formulas.
 */
record Arrangement(
        double diversity,
        List<Cap> caps,
        SortedMap<Integer, AppliedRules.Place> places,
        RankOrder order,
        Proportion proportion) {

    /** At most {@code limit} items of a sorted pool. */
    List<Recommendation> of(List<Recommendation> pool, int limit) {
        double highest = pool.isEmpty() ? 0 : Math.max(0, pool.get(0).score());
        boolean spread = diversity > 0 && pool.size() > 1 && highest > 0;
        if (!spread && caps.isEmpty() && places.isEmpty() && proportion.isIdle()) {
            return pool.subList(0, Math.min(limit, pool.size()));
        }
        return new Making(spread ? diversity * highest : 0, proportion.new Taken(pool, highest), pool).list(limit);
    }

    private record Own(Recommendation item, String label) {}

    /** A list under construction. */
    private final class Making {
        private final double penalty;
        private final Proportion.Taken taken;
        private final List<Recommendation> rest = new ArrayList<>();
        private final SortedMap<Integer, Own> placed = new TreeMap<>();
        private final CapCounts counts = new CapCounts(caps, 1);
        private final List<Recommendation> list = new ArrayList<>();
        private final Map<Integer, String> labels = new HashMap<>();
        private final double[] likeness;

        Making(double penalty, Proportion.Taken taken, List<Recommendation> pool) {
            this.penalty = penalty;
            this.taken = taken;
            this.likeness = new double[pool.size()];
            Map<String, Recommendation> byId = new HashMap<>();
            pool.forEach(one -> byId.put(one.item().itemId(), one));
            Set<String> own = new HashSet<>();
            places.forEach((place, whose) -> {
                Recommendation one = byId.get(whose.itemId());
                if (one != null && own.add(whose.itemId())) {
                    placed.put(place, new Own(one, whose.label()));
                    counts.add(one.item());
                }
            });
            pool.stream().filter(one -> !own.contains(one.item().itemId())).forEach(rest::add);
        }

        List<Recommendation> list(int limit) {
            while (list.size() < limit) {
                Own own = placed.remove(list.size() + 1);
                if (own != null) {
                    stand(own);
                } else if (!pickNext()) {
                    break;
                }
            }
            placed.values().forEach(this::stand);
            return leveled();
        }

        private void stand(Own own) {
            labels.put(list.size(), own.label());
            append(own.item());
        }

        private boolean pickNext() {
            leaveOutWhatIsCapped();
            int best = -1;
            double bestScore = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < rest.size(); i++) {
                double score = rest.get(i).score() + taken.gain(rest.get(i)) - penalty * likeness[i] * likeness[i];
                if (best < 0
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
            if (best < 0) {
                return false;
            }
            double lost = penalty * likeness[best] * likeness[best];
            Recommendation choice = rest.get(best);
            Recommendation gained = taken.gained(choice);
            remove(best);
            counts.add(choice.item());
            append(lost == 0 ? gained : gained.withRule("diversity: like an item above it", -lost));
            return true;
        }

        private void append(Recommendation choice) {
            list.add(choice);
            taken.add(choice);
            for (int i = 0; penalty > 0 && i < rest.size(); i++) {
                likeness[i] = Math.max(likeness[i], cosine(rest.get(i).item(), choice.item()));
            }
        }

        private void leaveOutWhatIsCapped() {
            for (int i = rest.size() - 1; !caps.isEmpty() && i >= 0; i--) {
                if (!counts.admits(rest.get(i).item())) {
                    remove(i);
                }
            }
        }

        private void remove(int index) {
            rest.remove(index);
            System.arraycopy(likeness, index + 1, likeness, index, rest.size() - index);
        }

        /** Moves the scores of items with a fixed place between those of their neighbours. */
        private List<Recommendation> leveled() {
            for (int i = 0; i < list.size(); i++) {
                String label = labels.get(i);
                if (label != null) {
                    double own = list.get(i).score();
                    double above =
                            i == 0 ? Double.POSITIVE_INFINITY : list.get(i - 1).score();
                    double moved = Math.min(above, Math.max(own, scoreBelow(i)));
                    list.set(i, list.get(i).withRule(label, moved - own));
                }
            }
            return list;
        }

        private double scoreBelow(int index) {
            for (int i = index + 1; i < list.size(); i++) {
                if (!labels.containsKey(i)) {
                    return list.get(i).score();
                }
            }
            return Double.NEGATIVE_INFINITY;
        }
    }

    private static double cosine(CatalogueItem left, CatalogueItem right) {
        boolean comparable = left.model().equals(right.model())
                && left.vector().dimension() == right.vector().dimension();
        return comparable ? Math.max(0, left.vector().cosine(right.vector())) : 0;
    }
}
