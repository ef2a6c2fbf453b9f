package io.lethe.recommend.arrangement;

import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.InterestProfile;
import io.lethe.interest.profile.grouping.Centre;
import io.lethe.interest.profile.grouping.Grouping;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public final class Steering {
    static final double LAMBDA = Double.parseDouble(System.getProperty("st.lambda", "1"));
    static final double SHORT = Double.parseDouble(System.getProperty("st.short", "0.15"));
    static final double LONG = Double.parseDouble(System.getProperty("st.long", "0.35"));
    static final double NEAR = Double.parseDouble(System.getProperty("st.near", "0.25"));
    static final double HALF = Double.parseDouble(System.getProperty("st.half", "0.25"));
    static final double OTHER = Double.parseDouble(System.getProperty("st.other", "0.05"));
    static final double DISLIKE = Double.parseDouble(System.getProperty("st.dislike", "1"));
    static final double FLOOR = Double.parseDouble(System.getProperty("st.floor", "0.01"));
    static final boolean DEBUG = Boolean.getBoolean("st.debug");

    private final Catalogue catalogue;
    private final List<InterestPoint> points = new ArrayList<>();
    private final double[] shares;
    private final double[] against;
    private final Centre centre;
    private final double[] pulls;
    private final Map<Integer, Integer> known = new HashMap<>();

    public Steering(Catalogue catalogue, InterestProfile profile, Kernel kernel) {
        this.catalogue = catalogue;
        for (InterestPoint point : profile.points()) {
            if (point.direction().dimension() > 0) {
                points.add(point);
            }
        }
        int n = points.size();
        shares = new double[n + 1];
        against = new double[n + 1];
        double[] own = strengths(kernel, 1);
        double[] now = strengths(kernel, 30);
        double[] ever = strengths(kernel, 1.0 / 12);
        double all = sum(own);
        for (int i = 0; i < n; i++) {
            if (points.get(i).strength() < 0) {
                against[i] = Math.min(1, -points.get(i).strength());
            }
        }
        double warm = 0;
        for (InterestPoint point : points) {
            double sum = 0;
            for (Evidence one : point.evidence()) {
                sum += one.weight() * one.boost() * Math.pow(2, -one.ageSeconds() / one.stretch() / (30 * 86400.0));
            }
            warm += Math.max(0, sum);
        }
        double known = warm / (warm + HALF);
        double used = 0;
        double[][] each = {now, own, ever};
        double[] weights = {SHORT, 1 - SHORT - LONG, LONG};
        double total = 0;
        for (int h = 0; h < 3; h++) {
            double s = sum(each[h]);
            if (s > 0) {
                total += weights[h];
                for (int i = 0; i < n; i++) {
                    shares[i] += weights[h] * each[h][i] / s;
                }
            }
        }
        for (int i = 0; i < n; i++) {
            shares[i] = total > 0 ? shares[i] / total * known * (1 - OTHER) : 0;
            used += shares[i];
        }
        shares[n] = 1 - used;
        centre = catalogue.centre();
        pulls = new double[n];
        for (int i = 0; i < n; i++) {
            pulls[i] = pull(points.get(i).direction());
        }
        if (DEBUG) {
            StringBuilder b = new StringBuilder("STEER known " + String.format("%.2f", known));
            for (int i = 0; i < n; i++) {
                b.append(String.format(
                        " [%s %.2f p%.2f a%.2f]",
                        points.get(i).evidence().get(0).itemId(), points.get(i).strength(), shares[i], against[i]));
            }
            System.err.println(b);
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private double[] strengths(Kernel kernel, double faster) {
        double[] strengths = new double[points.size()];
        for (int i = 0; i < strengths.length; i++) {
            double sum = 0;
            for (Evidence one : points.get(i).evidence()) {
                sum += faster == 1
                        ? one.contribution()
                        : one.weight()
                                * one.boost()
                                * kernel.at(
                                        one.ageSeconds() * faster / one.stretch(),
                                        (int) (one.position() * faster),
                                        one.type());
            }
            strengths[i] = points.get(i).strength() < 0 ? 0 : Math.max(0, sum);
        }
        return strengths;
    }

    public boolean isIdle() {
        return points.isEmpty() || LAMBDA == 0 && DISLIKE == 0;
    }

    private double pull(QuantizedEmbedding vector) {
        return centre != null && centre.direction().dimension() == vector.dimension()
                ? centre.length() * vector.cosine(centre.direction())
                : Grouping.USUAL;
    }

    private double square() {
        return centre == null ? Grouping.USUAL : centre.length() * centre.length();
    }

    int size() {
        return points.size();
    }

    /** The interest that an item belongs to; {@link #size} for none. */
    int of(CatalogueItem item) {
        return known.computeIfAbsent(item.slot(), slot -> nearest(item));
    }

    private int nearest(CatalogueItem item) {
        int nearest = points.size();
        double best = NEAR;
        QuantizedEmbedding vector = item.vector();
        if (vector.dimension() == 0) {
            return nearest;
        }
        double square = square();
        double pull = pull(vector);
        double reach = Math.max(1e-6, 1 - 2 * pull + square);
        for (int i = 0; i < points.size(); i++) {
            QuantizedEmbedding direction = points.get(i).direction();
            if (direction.dimension() == vector.dimension()) {
                double cosine = vector.cosine(direction) - pull - pulls[i] + square;
                double seen = cosine / Math.sqrt(reach * Math.max(1e-6, 1 - 2 * pulls[i] + square));
                if (seen > best) {
                    best = seen;
                    nearest = i;
                }
            }
        }
        return nearest;
    }

    double penalty(int group, int taken) {
        return DISLIKE * against[group] + LAMBDA * (taken + 0.5) / (10 * Math.max(FLOOR, shares[group]));
    }

    /** Slots of interests that a pool has too little of. */
    public List<CatalogueItem> lacking(
            List<CatalogueItem> pool, int limit, java.util.function.Predicate<CatalogueItem> eligible,
            java.util.function.ToDoubleFunction<CatalogueItem> relevance,
            java.util.function.ToDoubleFunction<CatalogueItem> popularity) {
        int n = points.size();
        int[] have = new int[n + 1];
        pool.forEach(item -> have[of(item)]++);
        List<CatalogueItem> more = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int want = (int) Math.ceil(shares[i] * limit) + 2;
            if (shares[i] * 10 < 0.3 || have[i] >= want) {
                continue;
            }
            InterestPoint point = points.get(i);
            io.lethe.embedding.ModelId model = catalogue.mainModel();
            if (model == null) {
                continue;
            }
            double[] cosines = catalogue.cosines(point.direction(), model, catalogue.slots());
            int group = i;
            java.util.PriorityQueue<CatalogueItem> best =
                    new java.util.PriorityQueue<>(java.util.Comparator.comparingDouble(relevance));
            for (int slot = 0; slot < cosines.length; slot++) {
                CatalogueItem item = cosines[slot] > 0.2 ? catalogue.at(slot) : null;
                if (item != null
                        && (best.size() < want || relevance.applyAsDouble(best.peek()) < relevance.applyAsDouble(item))
                        && nearest(item) == group
                        && eligible.test(item)) {
                    best.add(item);
                    if (best.size() > want) {
                        best.poll();
                    }
                }
            }
            more.addAll(best);
        }
        int others = points.size();
        int want = (int) Math.ceil(shares[others] * limit) + 2;
        if (have[others] < want) {
            java.util.PriorityQueue<CatalogueItem> best =
                    new java.util.PriorityQueue<>(java.util.Comparator.comparingDouble(item -> popularity.applyAsDouble(item)));
            for (int slot = 0; slot < catalogue.slots(); slot++) {
                CatalogueItem item = catalogue.at(slot);
                if (item != null
                        && (best.size() < 4 * want || popularity.applyAsDouble(best.peek()) < popularity.applyAsDouble(item))
                        && eligible.test(item)) {
                    best.add(item);
                    if (best.size() > 4 * want) {
                        best.poll();
                    }
                }
            }
            more.addAll(best);
        }
        return more;
    }
}
