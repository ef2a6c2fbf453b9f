package io.lethe.recommend.arrangement;

import io.lethe.embedding.ModelId;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.InterestProfile;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.label.Labels;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Places of a list in proportion to interests. An item of interest {@code i}, of which the list has {@code n} items
 * already, gains
 *
 * <pre>{@value #MOST} · steering · R · (10 p_i / (10 p_i + n + ½) − a_i)</pre>
 *
 * with {@code R} the highest score before, {@code p_i} what the interest is due ({@link InterestShares}), and
 * {@code a_i = min(1, −strength)} for an interest that the user turned against, 0 for others. The first factor falls as
 * an interest gets its places: with a high {@code steering} the item that comes next is one of the largest
 * {@code p / (n + ½)}, which is the method of Sainte-Laguë, the fairest of the divisor methods (M. Balinski and H. Young,
 * <i>Fair Representation</i>, 1982). Calibrated lists are from H. Steck (<i>Calibrated Recommendations</i>, RecSys 2018).
 *
 * <p>Items of no interest share what is open. An item that comes back by habit takes no interest's place and gains the
 * whole. An item that was shown without a click keeps {@code k · (2 − k)} of its gain, if {@code k} is what it keeps of
 * its relevance: one look in vain is no refusal.
 */
public final class Proportion {
    private static final double MOST = 16;
    private static final double TEN = 10;
    private static final double LEAST_SHARE = 0.01;
    private static final double WORTH_A_SCAN = 0.03;
    private static final int SPARE = 2;
    private static final int POPULAR = 4;
    private static final double NEAR = 0.2;

    private final Catalogue catalogue;
    private final double weight;
    private final ToDoubleFunction<String> kept;
    private final List<InterestPoint> points;
    private final double[] shares;
    private final double[] against;
    private final Belonging belonging;
    private final Map<Integer, String> labels = new HashMap<>();

    /**
     * The proportion of a user's lists.
     *
     * @param steering the dial, 0 to 1
     * @param kept     what is left of an item that was shown without a click, by its id, 0 to 1
     */
    public Proportion(
            Catalogue catalogue,
            InterestProfile profile,
            RankingSettings settings,
            double steering,
            ToDoubleFunction<String> kept) {
        this.kept = kept;
        this.catalogue = catalogue;
        this.weight = MOST * steering;
        this.points = profile.points();
        long newest = points.stream().mapToLong(InterestPoint::lastSeen).max().orElse(profile.at());
        long now = Math.min(profile.at(), Math.max(newest, catalogue.trends().newest()));
        double[] due = InterestShares.of(profile, settings.interest().kernel(), settings.steering(), now);
        this.shares = new double[due.length + 1];
        this.against = new double[due.length + 1];
        double open = 1;
        for (int i = 0; i < due.length; i++) {
            shares[i] = due[i];
            open -= due[i];
            against[i] = Math.min(1, Math.max(0, -points.get(i).strength()));
        }
        shares[due.length] = open;
        this.belonging = new Belonging(catalogue, points);
    }

    /** Whether lists stay as they are: there is no interest, or no steering. */
    public boolean isIdle() {
        return weight == 0 || points.isEmpty();
    }

    /**
     * Items that a pool lacks for a list in proportion: the most relevant ones of each interest, and the most popular
     * ones.
     *
     * @param pool      the most relevant items
     * @param limit     how many places the list has
     * @param relevance the score of an item
     */
    public List<CatalogueItem> lacking(
            List<CatalogueItem> pool,
            int limit,
            Predicate<CatalogueItem> eligible,
            ToDoubleFunction<CatalogueItem> relevance) {
        int[] have = new int[shares.length];
        pool.forEach(item -> have[belonging.of(item)]++);
        List<CatalogueItem> more = new ArrayList<>();
        ModelId model = catalogue.mainModel();
        for (int i = 0; i < points.size() && model != null; i++) {
            int wanted = wanted(i, limit);
            if (shares[i] >= WORTH_A_SCAN && have[i] < wanted) {
                double[] cosines = catalogue.cosines(points.get(i).direction(), model, catalogue.slots());
                int interest = i;
                more.addAll(best(
                        wanted,
                        relevance,
                        item -> cosines[item.slot()] > NEAR && belonging.of(item) == interest && eligible.test(item)));
            }
        }
        int wanted = wanted(points.size(), limit);
        if (have[points.size()] < wanted) {
            more.addAll(best(POPULAR * wanted, item -> catalogue.popularity(item.slot()), eligible));
        }
        return more;
    }

    private int wanted(int interest, int limit) {
        return (int) Math.ceil(shares[interest] * limit) + SPARE;
    }

    private List<CatalogueItem> best(int most, ToDoubleFunction<CatalogueItem> value, Predicate<CatalogueItem> wanted) {
        PriorityQueue<CatalogueItem> best = new PriorityQueue<>(Comparator.comparingDouble(value)
                .thenComparing(Comparator.comparing(CatalogueItem::itemId).reversed()));
        for (int slot = 0; slot < catalogue.slots(); slot++) {
            CatalogueItem item = catalogue.at(slot);
            CatalogueItem worst = best.size() < most ? null : best.peek();
            if (item != null
                    && (worst == null || value.applyAsDouble(item) > value.applyAsDouble(worst))
                    && wanted.test(item)) {
                best.add(item);
                if (best.size() > most) {
                    best.poll();
                }
            }
        }
        return List.copyOf(best);
    }

    /** What a list under construction has of each interest. */
    final class Taken {
        private final double highest;
        private final int[] taken = new int[shares.length];

        /** @param highest the highest score of the pool; with 0 nothing is gained */
        Taken(double highest) {
            this.highest = highest;
        }

        void add(Recommendation one) {
            if (!isBack(one)) {
                taken[belonging.of(one.item())]++;
            }
        }

        double gain(Recommendation one) {
            if (isIdle()) {
                return 0;
            }
            double part = isBack(one) ? 1 : due(belonging.of(one.item()));
            double left = kept.applyAsDouble(one.item().itemId());
            return highest * weight * (part > 0 ? part * left * (2 - left) : part);
        }

        private double due(int interest) {
            double places = TEN * Math.max(LEAST_SHARE, shares[interest]);
            return places / (places + taken[interest] + 0.5) - against[interest];
        }

        /** The gain with its reason. */
        Contribution contribution(Recommendation one) {
            double gain = gain(one);
            int interest = isBack(one) ? points.size() : belonging.of(one.item());
            if (interest == points.size()) {
                String label = isBack(one) ? "it takes no interest's place" : "room for something new";
                return new Contribution(Kind.PROPORTION, label, gain, List.of(), null);
            }
            String label = labels.computeIfAbsent(
                    interest,
                    which -> new Labels(catalogue).of(points.get(which)).text());
            return new Contribution(
                    Kind.PROPORTION,
                    label,
                    gain,
                    List.of(),
                    points.get(interest).interestId());
        }

        private static boolean isBack(Recommendation one) {
            return one.contributions().stream()
                    .anyMatch(contribution -> contribution.kind() == Kind.REPEAT && contribution.value() > 0);
        }
    }
}
