package io.lethe.recommend.arrangement;

import io.lethe.embedding.ModelId;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.InterestProfile;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.label.Labels;
import io.lethe.recommend.list.BestFirst;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.Scored;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Places of a list in proportion to interests. An item of interest {@code i}, of which the list has {@code n} items
 * already, gains
 *
 * <pre>{@value #MOST} · steering · R · (10 p_i / (10 p_i + n + ½) − a_i)</pre>
 *
 * with {@code R} the highest score before, after the other rules, {@code p_i} what the interest is due ({@link
 * InterestShares}), at least 1/100 where {@code a_i} is 0, and {@code a_i = min(1, −strength)} for an interest that the
 * user turned against, 0 for others. The first factor falls as an interest gets its places: with a high {@code
 * steering} the item that comes next is one of the largest {@code p / (n + ½)}, which is the method of Sainte-Laguë,
 * the fairest of the divisor methods (M. Balinski and H. Young, <i>Fair Representation</i>, 1982). Calibrated lists are
 * from H. Steck (<i>Calibrated Recommendations</i>, RecSys 2018).
 *
 * <p>Items of no interest share what is open. An item that belongs to one by a part ({@link Belonging}) takes that part of
 * a place and of what is gained there, and the rest of what is open. The part is relative to how surely those items of
 * the pool belong that would fill what the interest is due. An item that comes back by habit takes no interest's place and gains the
 * whole. An item that was shown without a click keeps {@code k · (2 − k)} of its gain, if {@code k} is what it keeps of
 * its relevance: one look in vain is no refusal. In a context, interests share what they are due together by how much
 * more often their items are chosen in it.
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
    private final Predicate<String> back;
    private final int slots;
    private final List<InterestPoint> points;
    private final double[] shares;
    private final double[] against;
    private final Belonging belonging;
    private final Labels names;
    private final Map<Integer, String> labels = new HashMap<>();

    /**
     * The proportion of a user's lists.
     *
     * @param names    what interests are called
     * @param steering the dial, 0 to 1
     * @param kept     what is left of an item that was shown without a click, by its id, 0 to 1
     * @param back     whether an item comes back by habit, by its id
     * @param context  how many times as much an item counts in the context of the request, by its slot; null if there is
     *                 none
     */
    public Proportion(
            Catalogue catalogue,
            InterestProfile profile,
            RankingSettings settings,
            Labels names,
            double steering,
            ToDoubleFunction<String> kept,
            Predicate<String> back,
            @Nullable IntToDoubleFunction context) {
        this.kept = kept;
        this.back = back;
        this.slots = catalogue.slots();
        this.catalogue = catalogue;
        this.weight = MOST * steering;
        this.points = steering == 0 ? List.of() : profile.points();
        long newest = points.stream().mapToLong(InterestPoint::lastSeen).max().orElse(profile.at());
        long now = Math.min(profile.at(), Math.max(newest, catalogue.trends().newest()));
        double[] due = InterestShares.of(points, settings.interest().kernel(), settings.horizons(), now);
        if (context != null) {
            InterestShares.inContext(due, points, catalogue, context);
        }
        this.shares = new double[due.length + 1];
        this.against = new double[due.length + 1];
        double open = 1;
        for (int i = 0; i < due.length; i++) {
            shares[i] = due[i];
            open -= due[i];
            against[i] = Math.min(1, Math.max(0, -points.get(i).strength()));
        }
        shares[due.length] = open;
        this.names = names;
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
     * @param relevance the score of each item, by slot; items of slots beyond it are left out
     */
    public List<CatalogueItem> lacking(
            List<CatalogueItem> pool, int limit, Predicate<CatalogueItem> eligible, double[] relevance) {
        int[] have = new int[shares.length];
        pool.forEach(item -> have[belonging.of(item)]++);
        List<CatalogueItem> more = new ArrayList<>();
        addLacking(have, limit, eligible, relevance, more);
        int wanted = wanted(points.size(), limit);
        if (have[points.size()] < wanted) {
            more.addAll(mostPopular(POPULAR * wanted, eligible));
        }
        return more;
    }

    /** Adds the best items of each interest of which there are too few, in one walk from the best item down. */
    private void addLacking(
            int[] have, int limit, Predicate<CatalogueItem> eligible, double[] relevance, List<CatalogueItem> more) {
        ModelId model = catalogue.mainModel();
        int[] wanted = new int[shares.length];
        int left = 0;
        for (int i = 0; i < points.size() && model != null; i++) {
            if (shares[i] >= WORTH_A_SCAN && have[i] < wanted(i, limit)) {
                wanted[i] = wanted(i, limit);
                left += wanted[i];
            }
        }
        BestFirst best = left == 0 ? null : new BestFirst(catalogue, relevance);
        while (best != null && left > 0) {
            CatalogueItem item = best.next();
            if (item == null) {
                break;
            }
            if (eligible.test(item) && isNearAny(wanted, item, model)) {
                int interest = belonging.of(item);
                if (wanted[interest] > 0 && isNear(points.get(interest), item, model)) {
                    more.add(item);
                    wanted[interest]--;
                    left--;
                }
            }
        }
    }

    private boolean isNearAny(int[] wanted, CatalogueItem item, @Nullable ModelId model) {
        for (int i = 0; i < points.size(); i++) {
            if (wanted[i] > 0 && isNear(points.get(i), item, model)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNear(InterestPoint point, CatalogueItem item, @Nullable ModelId model) {
        return item.model().equals(model)
                && item.vector().dimension() == point.direction().dimension()
                && item.vector().cosine(point.direction()) > NEAR;
    }

    private int wanted(int interest, int limit) {
        return (int) Math.ceil(shares[interest] * Math.max(TEN, limit)) + SPARE;
    }

    private List<CatalogueItem> mostPopular(int most, Predicate<CatalogueItem> wanted) {
        PriorityQueue<Scored> best =
                new PriorityQueue<>(most + 1, Scored.bestFirst().reversed());
        for (int slot = 0; slot < slots; slot++) {
            Scored worst = best.size() < most ? null : best.peek();
            long popularity = catalogue.popularity(slot);
            CatalogueItem item = worst != null && popularity < worst.score() ? null : catalogue.at(slot);
            if (item != null && (worst == null || isBefore(popularity, item, worst)) && wanted.test(item)) {
                best.add(new Scored(item, popularity));
                if (best.size() > most) {
                    best.poll();
                }
            }
        }
        return best.stream().map(Scored::item).toList();
    }

    private static boolean isBefore(long popularity, CatalogueItem item, Scored other) {
        return popularity > other.score()
                || (popularity == other.score()
                        && item.itemId().compareTo(other.item().itemId()) < 0);
    }

    /** What an item gains as a part of its interest, and as something new or what comes back. */
    private record Gain(double ofInterest, double open) {
        static final Gain NOTHING = new Gain(0, 0);
    }

    /** What a list under construction has of each interest. */
    final class Taken {
        private final double highest;
        private final double[] taken = new double[shares.length];

        private final double[] enough;

        /** @param highest the highest score of the pool; with 0 nothing is gained */
        Taken(List<Recommendation> pool, double highest) {
            this.highest = highest;
            this.enough = isIdle() ? new double[0] : enough(pool);
        }

        /** How surely the items belong that would fill what each interest is due. */
        private double[] enough(List<Recommendation> pool) {
            List<List<Double>> sures = new ArrayList<>();
            points.forEach(point -> sures.add(new ArrayList<>()));
            for (Recommendation one : pool) {
                int interest = belonging.of(one.item());
                if (interest < points.size()) {
                    sures.get(interest).add(belonging.sure(one.item()));
                }
            }
            double[] enough = new double[points.size()];
            for (int i = 0; i < enough.length; i++) {
                List<Double> ofOne = sures.get(i);
                ofOne.sort(Comparator.reverseOrder());
                int places = (int) Math.ceil(TEN * shares[i]);
                enough[i] = ofOne.isEmpty() ? 1 : ofOne.get(Math.min(ofOne.size(), Math.max(1, places)) - 1);
            }
            return enough;
        }

        private double sure(CatalogueItem item) {
            int interest = belonging.of(item);
            return interest == points.size() ? 0 : Math.min(1, belonging.sure(item) / enough[interest]);
        }

        void add(Recommendation one) {
            if (!isIdle() && !isBack(one)) {
                double sure = sure(one.item());
                taken[belonging.of(one.item())] += sure;
                taken[points.size()] += 1 - sure;
            }
        }

        double gain(Recommendation one) {
            Gain gain = gainOf(one);
            return gain.ofInterest() + gain.open();
        }

        private Gain gainOf(Recommendation one) {
            if (isIdle()) {
                return Gain.NOTHING;
            }
            double sure = isBack(one) ? 0 : sure(one.item());
            double ofInterest = sure == 0 ? 0 : sure * due(belonging.of(one.item()));
            double open = isBack(one) ? 1 : sure == 1 ? 0 : (1 - sure) * due(points.size());
            double left = kept.applyAsDouble(one.item().itemId());
            double amount = highest * weight * (ofInterest + open > 0 ? left * (2 - left) : 1);
            return new Gain(amount * ofInterest, amount * open);
        }

        private double due(int interest) {
            double share = against[interest] > 0 ? shares[interest] : Math.max(LEAST_SHARE, shares[interest]);
            double places = TEN * share;
            return places / (places + taken[interest] + 0.5) - against[interest];
        }

        /** An item with its gain and the reasons for it; unchanged if it gains nothing. */
        Recommendation gained(Recommendation one) {
            Gain gain = gainOf(one);
            List<Contribution> reasons = new ArrayList<>();
            if (gain.ofInterest() != 0) {
                int interest = belonging.of(one.item());
                String label = labels.computeIfAbsent(
                        interest, which -> names.of(points.get(which)).text());
                String id = points.get(interest).interestId();
                reasons.add(new Contribution(Kind.PROPORTION, label, gain.ofInterest(), List.of(), id));
            }
            if (gain.open() != 0) {
                String label = isBack(one) ? "it takes no interest's place" : Contribution.ROOM;
                reasons.add(new Contribution(Kind.PROPORTION, label, gain.open(), List.of(), null));
            }
            return reasons.isEmpty() ? one : one.with(reasons);
        }

        private boolean isBack(Recommendation one) {
            return back.test(one.item().itemId());
        }
    }
}
