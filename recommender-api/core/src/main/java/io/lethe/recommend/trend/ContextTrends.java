package io.lethe.recommend.trend;

import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.ContextCount;
import io.lethe.interest.signal.ContextKey;
import io.lethe.interest.signal.TrendSignal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How much more often each item is chosen in a circumstance than at large. With {@code n(j, c)} the decayed choices of an
 * item j in circumstance c, and {@code n(j)} those of which any value of its key is known,
 *
 * <pre>
 * ratio(j, c) = (n(j, c) + k · r(g, c)) / (n(j) · p(c) + k)       {@value #LEAST} to {@value #MOST}
 * r(g, c)     = (n(g, c) + k) / (n(g) · p(c) + k)                 g the category of j
 * p(c)        = n(c) / n                                          over all items
 * </pre>
 *
 * <p>That is what was chosen by what one expects, {@code k} choices being added to both. So an item of which little is
 * expected in the circumstance follows its category, however rare the circumstance is, and a category of which little is
 * expected is chosen everywhere alike. Without the prior the ratio is the item's share of the choices in the
 * circumstance by its share of all of them. Choices count by the weight of their type and halve like popularity, but
 * after {@value #SLOWER} times as many events, since they are spread over circumstances; {@code k} is {@value #PRIOR}
 * choices of mean weight.
 *
 * <p>A partition that tells some values of an item's key together, and c not apart from them, does not say how often the
 * item is chosen in c. Its counts of the key are left out.
 */
public final class ContextTrends {
    /** The smallest ratio of one circumstance. */
    public static final double LEAST = 0.25;
    /** The largest ratio of one circumstance. */
    public static final double MOST = 4;
    /** How many times as many events it takes until a choice in a circumstance counts half. */
    static final double SLOWER = 10;
    /** Of how many circumstances the ratios are kept. */
    static final int MOST_KNOWN = 64;

    private static final double PRIOR = 10;
    private static final int LEAST_CHOICES = 10;
    private static final int LEAST_ITEMS = 2;

    private static final class Entry {
        private final Map<Integer, List<ContextCount>> byPartition = new TreeMap<>();
        private volatile List<List<ContextCount>> parts = List.of();

        /** Returns whether the counts of the partition are others than before. */
        private boolean replace(int partition, List<ContextCount> some) {
            List<ContextCount> before =
                    some.isEmpty() ? byPartition.remove(partition) : byPartition.put(partition, some);
            parts = List.copyOf(byPartition.values());
            return !some.equals(before == null ? List.of() : before);
        }

        private Map<Circumstance, Long> sums() {
            Map<Circumstance, Long> sums = new HashMap<>();
            parts.forEach(part -> part.stream()
                    .filter(count -> !count.in().value().isEmpty())
                    .forEach(count -> sums.merge(count.in(), count.count(), Long::sum)));
            return sums;
        }
    }

    /** How often something was chosen in a circumstance, without decay, and of how many items. */
    private record Use(long choices, int items) {
        private Use plus(Use other) {
            return new Use(choices + other.choices, items + other.items);
        }
    }

    /** What ratios depend on besides the counts. */
    private record Law(EventWeights weights, long now, double halfLifeMillis) {}

    /** Ratios by circumstance, valid for one number of changes. */
    private record Known(Law law, long changes, int slots, Map<Circumstance, ContextRatios> ratios) {
        @SuppressWarnings("ReferenceEquality")
        private boolean holds(Law wanted, long now, int atLeast) {
            return changes == now
                    && slots >= atLeast
                    && law.weights() == wanted.weights()
                    && law.now() == wanted.now()
                    && law.halfLifeMillis() == wanted.halfLifeMillis();
        }

        /** Keeps ratios; where there are too many already, others make room. */
        private void keep(Circumstance in, ContextRatios some) {
            if (ratios.size() >= MOST_KNOWN) {
                ratios.keySet().stream().findFirst().ifPresent(ratios::remove);
            }
            ratios.put(in, some);
        }
    }

    /** The choices of a key by item and category. */
    private static final class Evidence {
        private final Map<Integer, Choices> bySlot = new HashMap<>();
        private final Map<String, DailyChoices> byCategory = new HashMap<>();
        private final DailyChoices withoutCategory = new DailyChoices();

        private DailyChoices of(@Nullable String category) {
            return category == null
                    ? withoutCategory
                    : byCategory.computeIfAbsent(category, name -> new DailyChoices());
        }

        private DailyChoices all() {
            DailyChoices all = new DailyChoices();
            all.add(withoutCategory);
            byCategory.values().forEach(all::add);
            return all;
        }
    }

    private final SlotTable<Entry> entries = new SlotTable<>();
    private final Map<Circumstance, Use> uses = new ConcurrentHashMap<>();
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
        Map<Circumstance, Long> sums = entry.sums();
        boolean isNew = entry.replace(partition, some);
        addUses(entry.sums(), 1);
        addUses(sums, -1);
        entries.set(slot, entry);
        if (isNew) {
            changes.incrementAndGet();
        }
    }

    /** New uses come before old ones go, so that what stays in use is so at any time. */
    private void addUses(Map<Circumstance, Long> sums, int sign) {
        sums.forEach((in, sum) -> uses.compute(in, (same, use) -> {
            Use more = new Use(sign * sum, sign);
            Use now = use == null ? more : use.plus(more);
            return now.items() == 0 ? null : now;
        }));
    }

    /** Forgets what follows from the categories of items. */
    public void categoriesChanged() {
        changes.incrementAndGet();
    }

    /** Whether something was chosen in a circumstance. */
    public boolean wasChosenIn(Circumstance in) {
        return uses.containsKey(in);
    }

    /**
     * The values of a key that may be named to anybody, in order: those of {@value #LEAST_CHOICES} choices or more, of
     * {@value #LEAST_ITEMS} items or more.
     */
    public SortedSet<String> values(ContextKey key) {
        SortedSet<String> values = new TreeSet<>();
        uses.forEach((in, use) -> {
            if (in.key() == key && use.choices() >= LEAST_CHOICES && use.items() >= LEAST_ITEMS) {
                values.add(in.value());
            }
        });
        return values;
    }

    /**
     * The ratio of each slot below {@code slots}, at least; null if nothing was chosen in this circumstance.
     *
     * @param now            the time up to which choices age, in milliseconds since 1970; later ones do not age
     * @param halfLifeMillis after what time a choice counts half
     * @param categories     the category of a slot's item; null for none
     * @param isNewest       whether the time is that of the newest event, so that the next request asks for the same
     */
    @Nullable
    ContextRatios ratios(
            Circumstance in,
            EventWeights weights,
            long now,
            double halfLifeMillis,
            int slots,
            IntFunction<@Nullable String> categories,
            boolean isNewest) {
        if (!wasChosenIn(in)) {
            return null;
        }
        Law law = new Law(weights, now, halfLifeMillis);
        ContextRatios ratios = isNewest ? newest(in, law, slots, categories) : computed(in, law, slots, categories);
        return ratios == ContextRatios.NONE ? null : ratios;
    }

    private ContextRatios newest(Circumstance in, Law law, int slots, IntFunction<@Nullable String> categories) {
        long before = changes.get();
        Known cached = known;
        if (cached == null || !cached.holds(law, before, slots)) {
            cached = new Known(law, before, slots, new ConcurrentHashMap<>());
            known = cached;
        }
        ContextRatios ratios = cached.ratios().get(in);
        if (ratios == null) {
            ratios = computed(in, law, cached.slots(), categories);
            cached.keep(in, ratios);
        }
        return ratios;
    }

    private ContextRatios computed(Circumstance in, Law law, int slots, IntFunction<@Nullable String> categories) {
        Map<Long, Double> left = new HashMap<>();
        LongToDoubleFunction decay = day -> left.computeIfAbsent(day, same -> left(same, law));
        Evidence evidence = new Evidence();
        entries.forEach((slot, entry) -> {
            Choices own = new Choices();
            DailyChoices ofCategory = evidence.of(categories.apply(slot));
            for (List<ContextCount> part : entry.parts) {
                if (tells(part, in)) {
                    add(part, in, law.weights(), decay, own, ofCategory);
                }
            }
            if (!own.isEmpty()) {
                evidence.bySlot.put(slot, own);
            }
        });
        Choices all = evidence.all().left(law.weights(), decay);
        return all.areHere() ? ratios(evidence, all, law, decay, slots, categories) : ContextRatios.NONE;
    }

    /** Whether a partition's counts say how often an item is chosen in a circumstance. */
    private static boolean tells(List<ContextCount> part, Circumstance in) {
        boolean some = false;
        for (ContextCount count : part) {
            if (count.in().equals(in)) {
                return true;
            }
            some |= count.in().key() == in.key() && count.in().value().isEmpty();
        }
        return !some;
    }

    private static void add(
            List<ContextCount> part,
            Circumstance in,
            EventWeights weights,
            LongToDoubleFunction decay,
            Choices own,
            DailyChoices ofCategory) {
        for (ContextCount count : part) {
            double weight = weights.of(count.type());
            if (count.in().key() == in.key() && weight > 0) {
                boolean isHere = count.in().equals(in);
                own.add(isHere ? count.count() : 0, count.count(), weight, decay.applyAsDouble(count.day()));
                ofCategory.add(count, isHere);
            }
        }
    }

    private static double left(long day, Law law) {
        long middle = day * ContextCount.DAY_MILLIS + ContextCount.DAY_MILLIS / 2;
        long age = Math.max(0, law.now() - middle);
        return Math.pow(2, -age / law.halfLifeMillis());
    }

    private static ContextRatios ratios(
            Evidence evidence,
            Choices all,
            Law law,
            LongToDoubleFunction decay,
            int slots,
            IntFunction<@Nullable String> categories) {
        double overall = all.share();
        double prior = PRIOR * all.meanWeight();
        Map<String, Double> ofCategories = new HashMap<>();
        evidence.byCategory.forEach((category, choices) ->
                ofCategories.put(category, choices.left(law.weights(), decay).ratio(overall, 1, prior)));
        Choices none = new Choices();
        BitSet own = new BitSet(slots);
        double[] ratios = new double[slots];
        for (int slot = 0; slot < slots; slot++) {
            String category = categories.apply(slot);
            double towards = category == null ? 1 : ofCategories.getOrDefault(category, 1.0);
            Choices some = evidence.bySlot.getOrDefault(slot, none);
            ratios[slot] = Math.max(LEAST, Math.min(MOST, some.ratio(overall, towards, prior)));
            own.set(slot, some.areHere());
        }
        return new ContextRatios(ratios, own);
    }
}
