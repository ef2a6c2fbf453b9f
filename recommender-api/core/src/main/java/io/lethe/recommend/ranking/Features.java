package io.lethe.recommend.ranking;

import io.lethe.interest.ledger.BasketDraw;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.StarMean;
import io.lethe.interest.signal.PairFold;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes the {@link Feature}s of items for one user at one time. They depend on the user's events up to then, and on
 * the current counts and catalogue. For features of the past, use counts that end before that time.
 */
public final class Features {
    private static final int HISTORY = 10;
    private static final double DAY = 86_400_000.0;

    private final Catalogue catalogue;
    private final RankingSettings settings;
    private final long at;
    private final List<CatalogueItem> history = new ArrayList<>();
    private int newest;
    private final Map<Integer, Long> after = new HashMap<>();
    private final Map<Integer, Long> before = new HashMap<>();
    private final Map<Integer, Long> together = new HashMap<>();
    private final Map<String, Touched> touched = new HashMap<>();
    private final double highestTrend;
    private final long events;
    private final double idleDays;

    private record Touched(long events, long last) {
        Touched plus(Touched other) {
            return new Touched(events + other.events, Math.max(last, other.last));
        }
    }

    public Features(Catalogue catalogue, RankingSettings settings, UserState state, long at) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.at = at;
        List<LedgerEntry> known = state.window().subList(0, state.known(at));
        addHistory(
                known,
                StarMean.of(state, at, settings.interest().weights().shaping().stars()));
        for (CatalogueItem last : history.subList(0, newest)) {
            catalogue.successors(last.slot(), (slot, count) -> after.merge(slot, count, Long::sum));
            catalogue.predecessors(last.slot(), (slot, count) -> before.merge(slot, count, Long::sum));
            catalogue.companions(last.slot(), (slot, count) -> together.merge(slot, count, Long::sum));
        }
        addTouched(state, known);
        this.events = state.version().eventCount() - (state.window().size() - known.size());
        this.idleDays = known.isEmpty()
                ? Double.NaN
                : days(known.get(known.size() - 1).interaction().timestamp());
        double highest = Double.NEGATIVE_INFINITY;
        for (double log : catalogue.trends().logs(settings, catalogue.slots())) {
            highest = Math.max(highest, log);
        }
        this.highestTrend = highest;
    }

    /** The rows of a pool in the mix's order. */
    public List<FeatureRow> of(List<Recommendation> pool) {
        double highest = pool.isEmpty() ? 0 : pool.get(0).score();
        List<FeatureRow> rows = new ArrayList<>();
        for (Recommendation inMix : pool) {
            FeatureRow row = new FeatureRow(inMix.item());
            double score = inMix.score();
            row.set(Feature.MIX_SCORE, score);
            row.set(Feature.MIX_PLACE, rows.size());
            row.set(Feature.MIX_SHARE, highest > 0 ? score / highest : Double.NaN);
            setKinds(row, inMix.contributions());
            setAround(row);
            rows.add(row);
        }
        return rows;
    }

    private static void setKinds(FeatureRow row, List<Contribution> contributions) {
        double positive = contributions.stream()
                .mapToDouble(Contribution::value)
                .filter(value -> value > 0)
                .sum();
        for (Kind kind : new Kind[] {Kind.NEIGHBOUR, Kind.INTEREST, Kind.TEXT, Kind.TREND, Kind.REPEAT}) {
            double sum = 0;
            double best = 0;
            int count = 0;
            int newest = Integer.MAX_VALUE;
            for (Contribution contribution : contributions) {
                if (contribution.kind() == kind) {
                    sum += contribution.value();
                    best = Math.max(best, contribution.value());
                    count++;
                    for (Evidence event : contribution.events()) {
                        newest = Math.min(newest, event.position());
                    }
                }
            }
            double share = positive > 0 ? sum / positive : Double.NaN;
            switch (kind) {
                case NEIGHBOUR -> {
                    row.set(Feature.NEIGHBOUR_SUM, sum);
                    row.set(Feature.NEIGHBOUR_BEST, best);
                    row.set(Feature.NEIGHBOUR_SHARE, share);
                    row.set(Feature.NEIGHBOUR_COUNT, count);
                    row.set(Feature.NEIGHBOUR_PLACE, count == 0 ? Double.NaN : newest);
                }
                case INTEREST -> {
                    row.set(Feature.INTEREST_SUM, sum);
                    row.set(Feature.INTEREST_BEST, best);
                    row.set(Feature.INTEREST_SHARE, share);
                }
                case TEXT -> row.set(Feature.TEXT_SUM, sum);
                case TREND -> row.set(Feature.TREND_SUM, sum);
                case REPEAT -> row.set(Feature.REPEAT_SUM, sum);
                default -> throw new IllegalStateException(kind.code());
            }
        }
    }

    private void setAround(FeatureRow row) {
        CatalogueItem item = row.item();
        row.set(Feature.NEIGHBOUR_AFTER, Math.log1p(after.getOrDefault(item.slot(), 0L) / (double) PairFold.UNIT));
        row.set(Feature.NEIGHBOUR_BEFORE, Math.log1p(before.getOrDefault(item.slot(), 0L) / (double) PairFold.UNIT));
        row.set(
                Feature.NEIGHBOUR_TOGETHER,
                Math.log1p(together.getOrDefault(item.slot(), 0L) / (double) PairFold.UNIT));
        setLikeness(row);
        double log = catalogue.trends().log(item.slot(), settings);
        row.set(Feature.TREND_BEHIND, log == Double.NEGATIVE_INFINITY ? Double.NaN : log - highestTrend);
        row.set(Feature.TREND_EVENTS, Math.log(catalogue.popularity(item.slot())));
        Touched own = touched.get(item.itemId());
        row.set(Feature.REPEAT_EVENTS, own == null ? 0 : own.events());
        row.set(Feature.REPEAT_DAYS, own == null ? Double.NaN : days(own.last()));
        row.set(Feature.USER_EVENTS, events);
        row.set(Feature.USER_ITEMS, touched.size());
        row.set(Feature.USER_DAYS, idleDays);
        Long published = item.item().publishedAt();
        row.set(Feature.ITEM_DAYS, published == null ? Double.NaN : days(published));
    }

    private void setLikeness(FeatureRow row) {
        Likeness all = likeness(row.item(), history);
        Likeness last = likeness(row.item(), history.subList(0, newest));
        row.set(Feature.TEXT_COSINE, last.meanCosine());
        row.set(Feature.TEXT_CATEGORIES, last.inCommon());
        row.set(Feature.TEXT_HIGHEST, all.highestCosine());
        row.set(Feature.TEXT_MEAN, all.meanCosine());
        row.set(Feature.INTEREST_CATEGORIES, all.inCommon());
    }

    /**
     * How much an item is like others. NaN where nothing can be compared.
     *
     * @param inCommon the mean share of categories in common
     */
    private record Likeness(double highestCosine, double meanCosine, double inCommon) {}

    private static Likeness likeness(CatalogueItem item, List<CatalogueItem> others) {
        double highest = Double.NaN;
        double sum = 0;
        int comparable = 0;
        double inCommon = 0;
        for (CatalogueItem other : others) {
            double cosine = cosine(item, other);
            inCommon += inCommon(item, other);
            if (!Double.isNaN(cosine)) {
                highest = Double.isNaN(highest) ? cosine : Math.max(highest, cosine);
                sum += cosine;
                comparable++;
            }
        }
        return new Likeness(
                highest,
                comparable == 0 ? Double.NaN : sum / comparable,
                others.isEmpty() ? Double.NaN : inCommon / others.size());
    }

    /** The last items that the user chose, the newest basket first, and how many of them are of that basket. */
    private void addHistory(List<LedgerEntry> known, double meanStars) {
        Set<Integer> there = new HashSet<>();
        long time = 0;
        for (LedgerEntry entry : BasketDraw.newestFirst(known)) {
            String itemId = entry.interaction().itemId();
            CatalogueItem item = itemId == null ? null : catalogue.find(itemId);
            if (item != null
                    && history.size() < HISTORY
                    && settings.interest().weights().of(entry.interaction(), meanStars) > 0
                    && there.add(item.slot())) {
                time = history.isEmpty() ? entry.interaction().timestamp() : time;
                newest += entry.interaction().timestamp() == time ? 1 : 0;
                history.add(item);
            }
        }
    }

    /** Events in the window have their own time; older ones count in the middle of their week. */
    private void addTouched(UserState state, List<LedgerEntry> known) {
        state.beforeWindow()
                .forEach((key, count) -> add(
                        key.itemId(),
                        new Touched(count.count(), Math.min(at, key.begin() + LongTermKey.EPOCH_MILLIS / 2))));
        for (LedgerEntry entry : known) {
            String itemId = entry.interaction().itemId();
            if (itemId != null) {
                add(itemId, new Touched(1, entry.interaction().timestamp()));
            }
        }
    }

    private void add(String itemId, Touched some) {
        touched.merge(itemId, some, Touched::plus);
    }

    private double days(long time) {
        return Math.max(0, at - time) / DAY;
    }

    private static double cosine(CatalogueItem left, CatalogueItem right) {
        boolean comparable = left.model().equals(right.model())
                && left.means()
                && left.vector().dimension() == right.vector().dimension();
        return comparable ? left.vector().cosine(right.vector()) : Double.NaN;
    }

    /** The share of shared categories among the categories of both items; NaN if neither has any. */
    private static double inCommon(CatalogueItem left, CatalogueItem right) {
        Set<String> all = new HashSet<>(left.item().categories());
        int both = 0;
        for (String category : new HashSet<>(right.item().categories())) {
            both += all.add(category) ? 0 : 1;
        }
        return all.isEmpty() ? Double.NaN : both / (double) all.size();
    }
}
