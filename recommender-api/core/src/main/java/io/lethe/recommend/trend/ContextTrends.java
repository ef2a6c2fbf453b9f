package io.lethe.recommend.trend;

import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.ContextCount;
import io.lethe.interest.signal.ContextKey;
import io.lethe.interest.signal.TrendSignal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How much more often each item is chosen in a circumstance than at large. With {@code n(j, c)} the decayed choices of an
 * item j in circumstance c, and {@code n(j)} those of which any value of its key is known,
 *
 * <pre>
 * ratio(j, c) = (n(j, c) + k · p(g, c)) / (n(j) + k) / p(c)       {@value #LEAST} to {@value #MOST}
 * p(g, c)     = (n(g, c) + k · p(c)) / (n(g) + k)                 g the category of j
 * p(c)        = n(c) / n                                          over all items
 * </pre>
 *
 * <p>So an item of which little is known follows its category, and a category of which little is known is chosen
 * everywhere alike. Without the prior the ratio is the item's share of the choices in the circumstance by its share of
 * all of them. Choices count by the weight of their type and halve like popularity, but after {@value #SLOWER} times as
 * many events, since they are spread over circumstances; {@code k} is {@value #PRIOR} choices of mean weight.
 */
public final class ContextTrends {
    /** The smallest ratio of one circumstance. */
    public static final double LEAST = 0.25;
    /** The largest ratio of one circumstance. */
    public static final double MOST = 4;
    /** How many times as many events it takes until a choice in a circumstance counts half. */
    static final double SLOWER = 10;

    private static final double PRIOR = 10;
    private static final int MOST_KNOWN = 64;

    private static final class Entry {
        private final Map<Integer, List<ContextCount>> byPartition = new TreeMap<>();
        private volatile List<ContextCount> counts = List.of();
    }

    /** What ratios depend on besides the counts. */
    private record Law(EventWeights weights, long now, double halfLifeMillis) {}

    /** Ratios by circumstance, valid for one number of changes. */
    private record Known(Law law, long changes, int slots, Map<Circumstance, double[]> ratios) {
        @SuppressWarnings("ReferenceEquality")
        private boolean holds(Law wanted, long now, int atLeast) {
            return changes == now
                    && slots >= atLeast
                    && law.weights() == wanted.weights()
                    && law.now() == wanted.now()
                    && law.halfLifeMillis() == wanted.halfLifeMillis();
        }
    }

    /** Decayed choices: their number, and their weight in a circumstance and in any of its key. */
    private static final class Choices {
        private double number;
        private double here;
        private double anywhere;

        private void add(double some, double weight, boolean isHere) {
            number += some;
            here += isHere ? some * weight : 0;
            anywhere += some * weight;
        }

        private void add(Choices others) {
            number += others.number;
            here += others.here;
            anywhere += others.anywhere;
        }

        /** The share here, drawn towards another share by {@code prior} choices. */
        private double share(double towards, double prior) {
            return (here + prior * towards) / (anywhere + prior);
        }
    }

    private final SlotTable<Entry> entries = new SlotTable<>();
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Known known;

    /** Replaces a partition's signal; null removes it. One thread at a time. */
    void put(int slot, int partition, @Nullable TrendSignal signal) {
        Entry before = entries.get(slot);
        List<ContextCount> some = signal == null ? List.of() : signal.contexts();
        if (before == null && some.isEmpty()) {
            return;
        }
        Entry entry = before == null ? new Entry() : before;
        if (some.isEmpty()) {
            entry.byPartition.remove(partition);
        } else {
            entry.byPartition.put(partition, some);
        }
        entry.counts = entry.byPartition.values().stream().flatMap(List::stream).toList();
        entries.set(slot, entry);
        changes.incrementAndGet();
    }

    /** Forgets what follows from the categories of items. */
    public void categoriesChanged() {
        changes.incrementAndGet();
    }

    /** Whether something was chosen in a circumstance. */
    public boolean wasChosenIn(Circumstance in) {
        Known cached = known;
        return (cached != null && cached.ratios().containsKey(in))
                || values(in.key()).contains(in.value());
    }

    /** The values of a key in which something was chosen, in order. */
    public SortedSet<String> values(ContextKey key) {
        SortedSet<String> values = new TreeSet<>();
        entries.forEach((slot, entry) -> entry.counts.stream()
                .map(ContextCount::in)
                .filter(in -> in.key() == key && !in.value().isEmpty())
                .forEach(in -> values.add(in.value())));
        return values;
    }

    /**
     * The ratio of each slot below {@code slots}, at least; null if nothing was chosen in this circumstance. The array is
     * shared: do not modify it.
     *
     * @param now            the time up to which choices age, in milliseconds since 1970; later ones do not age
     * @param halfLifeMillis after what time a choice counts half
     * @param categories     the category of a slot's item; null for none
     * @param isNewest       whether the time is that of the newest event, so that the next request asks for the same
     */
    double @Nullable [] ratios(
            Circumstance in,
            EventWeights weights,
            long now,
            double halfLifeMillis,
            int slots,
            IntFunction<@Nullable String> categories,
            boolean isNewest) {
        Law law = new Law(weights, now, halfLifeMillis);
        if (!isNewest) {
            return computed(in, law, slots, categories);
        }
        long before = changes.get();
        Known cached = known;
        if (cached == null
                || !cached.holds(law, before, slots)
                || cached.ratios().size() >= MOST_KNOWN) {
            cached = new Known(law, before, slots, new ConcurrentHashMap<>());
            known = cached;
        }
        double[] ratios = cached.ratios().get(in);
        if (ratios == null) {
            ratios = computed(in, law, cached.slots(), categories);
            if (ratios != null) {
                cached.ratios().put(in, ratios);
            }
        }
        return ratios;
    }

    private double @Nullable [] computed(
            Circumstance in, Law law, int slots, IntFunction<@Nullable String> categories) {
        Map<Long, Double> decay = new HashMap<>();
        Map<Integer, Choices> bySlot = new HashMap<>();
        Map<String, Choices> byCategory = new HashMap<>();
        Choices all = new Choices();
        entries.forEach((slot, entry) -> {
            Choices own = new Choices();
            for (ContextCount count : entry.counts) {
                double weight = law.weights().of(count.type());
                if (count.in().key() == in.key() && weight > 0) {
                    double left = decay.computeIfAbsent(count.day(), day -> left(count.middle(), law));
                    own.add(count.count() * left, weight, count.in().equals(in));
                }
            }
            if (own.anywhere > 0) {
                bySlot.put(slot, own);
                all.add(own);
                String category = categories.apply(slot);
                if (category != null) {
                    byCategory.computeIfAbsent(category, name -> new Choices()).add(own);
                }
            }
        });
        return all.here > 0 ? ratios(bySlot, byCategory, all, slots, categories) : null;
    }

    private static double left(long middle, Law law) {
        return Math.pow(2, -Math.max(0, law.now() - middle) / law.halfLifeMillis());
    }

    private double[] ratios(
            Map<Integer, Choices> bySlot,
            Map<String, Choices> byCategory,
            Choices all,
            int slots,
            IntFunction<@Nullable String> categories) {
        double overall = all.here / all.anywhere;
        double prior = PRIOR * all.anywhere / all.number;
        Map<String, Double> shares = new HashMap<>();
        byCategory.forEach((category, choices) -> shares.put(category, choices.share(overall, prior)));
        Choices none = new Choices();
        double[] ratios = new double[slots];
        for (int slot = 0; slot < slots; slot++) {
            String category = categories.apply(slot);
            double towards = category == null ? overall : shares.getOrDefault(category, overall);
            double share = bySlot.getOrDefault(slot, none).share(towards, prior);
            ratios[slot] = Math.max(LEAST, Math.min(MOST, share / overall));
        }
        return ratios;
    }
}
