package io.lethe.recommend.trend;

import io.lethe.event.InteractionType;
import io.lethe.event.InteractionType.Polarity;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.interest.signal.TrendSignal.HourCount;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The hourly event counts of each item over all user partitions, and the popularity that follows from them. Decayed
 * popularity is
 *
 * <pre>S = Σ weight(type) · count · 2^(t / halfLife)   over an item's hours t</pre>
 *
 * with the half-life of the domain's {@link DomainPace}. Until there is one, the half-life of interest is used.
 * Popularity is kept as a base-2 logarithm, which neither overflows nor underflows: events of ten years ago are ranked
 * as precisely as those of today. One thread writes.
 */
public final class Trends {
    private static final class Entry {
        private final Map<Integer, TrendSignal> byPartition = new TreeMap<>();
        private volatile List<HourCount> counts = List.of();
        private volatile long newest = Long.MIN_VALUE;
        private volatile @Nullable Computed computed;
        private volatile @Nullable WeighedHours weighed;

        private WeighedHours weighed(EventWeights weights) {
            List<HourCount> now = counts;
            WeighedHours known = weighed;
            if (known == null || !known.isOf(now, weights)) {
                known = new WeighedHours(now, weights);
                weighed = known;
            }
            return known;
        }
    }

    /** The settings that popularity depends on. Settings that agree in both share one cached result. */
    private record Law(EventWeights weights, double halfLifeMillis) {
        @SuppressWarnings("ReferenceEquality")
        private boolean isSame(Law other) {
            return weights == other.weights && halfLifeMillis == other.halfLifeMillis;
        }
    }

    private record Computed(Law law, List<HourCount> counts, double log) {
        @SuppressWarnings("ReferenceEquality")
        private boolean holds(Law wanted, List<HourCount> now) {
            return counts == now && law.isSame(wanted);
        }
    }

    /** A cached half-life in milliseconds, with its key: the time, and the half-life of interest. */
    private record HalfLife(RankingSettings settings, long changes, double millis, double ofInterest) {
        @SuppressWarnings("ReferenceEquality")
        private boolean isOf(RankingSettings wanted) {
            return settings == wanted;
        }
    }

    /** The end of the newest hour, valid for one number of changes. */
    private record Newest(long changes, long time) {}

    /** The shares of all slots, valid for one number of changes. */
    private record Table(Law law, long changes, PopularityShares shares) {
        private boolean holds(Law wanted, long now, int slots) {
            return changes == now && shares.bySlot().length >= slots && law.isSame(wanted);
        }
    }

    private final SlotTable<Entry> entries = new SlotTable<>();
    private final SlotNumbers popularities = new SlotNumbers();
    private final DomainPace pace = new DomainPace();
    private final RepeatCounts repeats = new RepeatCounts();
    private final ContextTrends contexts = new ContextTrends();
    private final AtomicInteger signals = new AtomicInteger();
    private final AtomicLong changes = new AtomicLong();
    private volatile Newest newest = new Newest(0, Long.MIN_VALUE);
    private volatile @Nullable Table table;
    private volatile @Nullable HalfLife halfLife;

    /** Replaces a partition's signal; null removes it. */
    public void put(int slot, int partition, @Nullable TrendSignal signal) {
        Entry known = entries.get(slot);
        Entry entry = known == null ? new Entry() : known;
        if (known == null) {
            entries.set(slot, entry);
        }
        int before = entry.byPartition.size();
        TrendSignal replaced =
                signal == null ? entry.byPartition.remove(partition) : entry.byPartition.put(partition, signal);
        addEvents(replaced, -1);
        addEvents(signal, 1);
        signals.addAndGet(entry.byPartition.size() - before);
        List<HourCount> counts = entry.byPartition.values().stream()
                .flatMap(one -> one.events().stream())
                .toList();
        entry.counts = counts;
        entry.newest = counts.stream()
                .mapToLong(count -> (count.hour() + 1) * TrendSignal.HOUR_MILLIS)
                .max()
                .orElse(Long.MIN_VALUE);
        long popularity = counts.stream()
                .filter(count -> takesPart(count.type()))
                .mapToLong(HourCount::count)
                .sum();
        popularities.set(slot, popularity);
        contexts.put(slot, partition, signal);
        changes.incrementAndGet();
    }

    /** What is chosen in which circumstance. */
    public ContextTrends contexts() {
        return contexts;
    }

    /**
     * How much more often each item is chosen in these circumstances than at large, at a time. From the newest hour with
     * an event on it is the same at any time: choices age up to the end of that hour.
     *
     * @param circumstances at most one of each key
     * @param at            milliseconds since 1970
     * @param slots         how many slots the catalogue has
     * @param categories    the category of a slot's item; null for none
     */
    public ContextLift lift(
            RankingSettings settings,
            List<Circumstance> circumstances,
            long at,
            int slots,
            IntFunction<@Nullable String> categories) {
        if (circumstances.isEmpty() || newest() == Long.MIN_VALUE) {
            return ContextLift.NONE;
        }
        long newest = newest();
        boolean isNewest = at >= newest - TrendSignal.HOUR_MILLIS;
        double events = settings.mix().trendEvents() * ContextTrends.SLOWER;
        double millis = pace.halfLifeMillis(isNewest ? Long.MAX_VALUE : at, events, ofInterest(settings, halfLife));
        List<Circumstance> known = new ArrayList<>();
        List<ContextRatios> ratios = new ArrayList<>();
        for (Circumstance in : circumstances) {
            ContextRatios some = contexts.ratios(
                    in, settings.interest().weights(), isNewest ? newest : at, millis, slots, categories, isNewest);
            if (some != null) {
                known.add(in);
                ratios.add(some);
            }
        }
        return ContextLift.of(known, ratios);
    }

    private void addEvents(@Nullable TrendSignal signal, int sign) {
        if (signal != null) {
            repeats.add(signal, sign);
            for (HourCount count : signal.events()) {
                if (takesPart(count.type())) {
                    pace.add(count.hour(), sign * count.count());
                }
            }
        }
    }

    /**
     * The share of repeats among all events of the given types. A repeat has the type, the user and the item of an
     * earlier event.
     *
     * <pre>(repeats + prior · 100) / (events + 100)</pre>
     *
     * @param prior the assumed rate before there are events, 0 to 1
     * @return 0 to 1
     */
    public double repeatRate(double prior, Predicate<String> types) {
        return repeats.rate(prior, types);
    }

    /** The number of signals held. */
    public int size() {
        return signals.get();
    }

    /**
     * The end of the newest hour with an event, in milliseconds since 1970; {@link Long#MIN_VALUE} without events.
     */
    public long newest() {
        Newest known = newest;
        long now = changes.get();
        if (known.changes() != now) {
            known = new Newest(now, newestOfAll());
            newest = known;
        }
        return known.time();
    }

    private long newestOfAll() {
        long[] newest = {Long.MIN_VALUE};
        entries.forEach((slot, entry) -> newest[0] = Math.max(newest[0], entry.newest));
        return newest[0];
    }

    /** The number of events of the types that take part in pair counts. */
    public long popularity(int slot) {
        return popularities.get(slot);
    }

    /**
     * The same for hours that began in {@code [from, until)}, in milliseconds since 1970.
     */
    public long events(int slot, long from, long until) {
        Entry entry = entries.get(slot);
        long sum = 0;
        for (HourCount count : entry == null ? List.<HourCount>of() : entry.counts) {
            long begin = count.hour() * TrendSignal.HOUR_MILLIS;
            sum += begin >= from && begin < until && takesPart(count.type()) ? count.count() : 0;
        }
        return sum;
    }

    /** The base-2 logarithm of an item's decayed popularity; negative infinity where that is not positive. */
    public double log(int slot, RankingSettings settings) {
        Entry entry = entries.get(slot);
        return entry == null ? Double.NEGATIVE_INFINITY : log(entry, law(settings));
    }

    private Law law(RankingSettings settings) {
        return new Law(settings.interest().weights(), halfLifeMillis(settings));
    }

    private static double log(Entry entry, Law law) {
        List<HourCount> counts = entry.counts;
        Computed known = entry.computed;
        if (known != null && known.holds(law, counts)) {
            return known.log();
        }
        double log = log(counts, law, Long.MIN_VALUE);
        entry.computed = new Computed(law, counts, log);
        return log;
    }

    /** {@link #log} of each slot below {@code slots}. */
    public double[] logs(RankingSettings settings, int slots) {
        return logs(law(settings), slots);
    }

    private double[] logs(Law law, int slots) {
        double[] logs = new double[slots];
        Arrays.fill(logs, Double.NEGATIVE_INFINITY);
        entries.forEach((slot, entry) -> {
            if (slot < slots) {
                logs[slot] = log(entry, law);
            }
        });
        return logs;
    }

    /**
     * The decayed popularity of each slot below {@code slots}, as a share of the highest at that time. It is 0 where
     * popularity is not positive. Later events count as if they happened at that time, except those of the newest hour.
     * The array is shared: do not modify it.
     *
     * @param at milliseconds since 1970
     */
    public double[] shares(RankingSettings settings, int slots, long at) {
        return popularity(settings, slots, at).bySlot();
    }

    /** The same, and which of them are high. */
    public PopularityShares popularity(RankingSettings settings, int slots, long at) {
        boolean past = at < newest() - TrendSignal.HOUR_MILLIS;
        Table known = table;
        long before = changes.get();
        Law law = law(settings);
        if (!past && known != null && known.holds(law, before, slots)) {
            return known.shares();
        }
        PopularityShares shares = new PopularityShares(shares(past ? logsAt(settings, slots, at) : logs(law, slots)));
        if (!past) {
            table = new Table(law, before, shares);
        }
        return shares;
    }

    /**
     * The same as if nothing had happened yet in the hour of a time, nor after it. The array is the caller's.
     *
     * @param at milliseconds since 1970
     */
    public double[] sharesBefore(RankingSettings settings, int slots, long at) {
        long hour = Math.floorDiv(at, TrendSignal.HOUR_MILLIS);
        long begin = hour * TrendSignal.HOUR_MILLIS;
        HourDecay decay = new HourDecay(begin, halfLifeMillis(settings, begin - 1));
        return shares(logs(settings, slots, hours -> hours.sumBefore(hour, decay)));
    }

    /** The number of all events of the types that take part in pair counts. */
    public long events() {
        return pace.count();
    }

    /**
     * The share of all events that happened before the hour of a time, 0 to 1; 1 without events. Only events of the types
     * that take part in pair counts are counted.
     *
     * @param at milliseconds since 1970
     */
    public double shareOfEventsBefore(long at) {
        return pace.shareBefore(Math.floorDiv(at, TrendSignal.HOUR_MILLIS));
    }

    private static double[] shares(double[] logs) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            highest = Math.max(highest, log);
        }
        for (int slot = 0; slot < logs.length; slot++) {
            logs[slot] = highest == Double.NEGATIVE_INFINITY ? 0 : Math.pow(2, logs[slot] - highest);
        }
        return logs;
    }

    private double[] logsAt(RankingSettings settings, int slots, long at) {
        HourDecay decay = new HourDecay(at, halfLifeMillis(settings, at));
        return logs(settings, slots, hours -> hours.sum(decay));
    }

    private double[] logs(RankingSettings settings, int slots, ToDoubleFunction<WeighedHours> popularity) {
        double[] logs = new double[slots];
        Arrays.fill(logs, Double.NEGATIVE_INFINITY);
        entries.forEach((slot, entry) -> {
            if (slot < slots) {
                double sum = popularity.applyAsDouble(
                        entry.weighed(settings.interest().weights()));
                logs[slot] = sum > 0 ? Math.log(sum) / Math.log(2) : Double.NEGATIVE_INFINITY;
            }
        });
        return logs;
    }

    /** The same, counting only hours that began at the given time or later. */
    public double logSince(int slot, RankingSettings settings, long from) {
        Entry entry = entries.get(slot);
        return entry == null ? Double.NEGATIVE_INFINITY : log(entry.counts, law(settings), from);
    }

    private static double log(List<HourCount> counts, Law law, long from) {
        long reference = Long.MIN_VALUE;
        for (HourCount count : counts) {
            reference = Math.max(reference, count.middle());
        }
        double sum = 0;
        for (HourCount count : counts) {
            if (count.hour() * TrendSignal.HOUR_MILLIS >= from) {
                double weight = law.weights().of(count.type());
                sum += weight * count.count() * Math.pow(2, (count.middle() - reference) / law.halfLifeMillis());
            }
        }
        return sum > 0 ? Math.log(sum) / Math.log(2) + reference / law.halfLifeMillis() : Double.NEGATIVE_INFINITY;
    }

    /** The current half-life of popularity: see {@link DomainPace}. */
    private double halfLifeMillis(RankingSettings settings) {
        HalfLife known = halfLife;
        long now = changes.get();
        if (known == null || !known.isOf(settings) || known.changes() != now) {
            double ofInterest = ofInterest(settings, known);
            double millis = pace.halfLifeMillis(Long.MAX_VALUE, settings.mix().trendEvents(), ofInterest);
            known = new HalfLife(settings, now, millis, ofInterest);
            halfLife = known;
        }
        return known.millis();
    }

    private double halfLifeMillis(RankingSettings settings, long at) {
        return pace.halfLifeMillis(at, settings.mix().trendEvents(), ofInterest(settings, halfLife));
    }

    private static double ofInterest(RankingSettings settings, @Nullable HalfLife known) {
        return known != null && known.isOf(settings)
                ? known.ofInterest()
                : settings.interest().halfLifeSeconds() * 1000;
    }

    private static boolean takesPart(String type) {
        return InteractionType.ofCode(type)
                .map(known -> known.polarity() == Polarity.POSITIVE && known != InteractionType.SEARCH)
                .orElse(true);
    }
}
