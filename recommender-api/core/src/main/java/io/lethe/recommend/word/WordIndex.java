package io.lethe.recommend.word;

import io.lethe.event.Item;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An index of items by word, in two fields: the name (title and categories) and the text. One thread writes; any number
 * of threads read.
 */
public final class WordIndex {
    private static final int MOST_COUNTED = 50_000;
    private static final int MOST_PHRASES = 5_000;

    private final Map<String, Postings> inName = new ConcurrentHashMap<>();
    private final Map<String, Postings> inText = new ConcurrentHashMap<>();
    private final Map<String, Integer> byCategory = new ConcurrentHashMap<>();
    private final Map<String, Counted> counted = new ConcurrentHashMap<>();
    private final AtomicInteger items = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();

    private volatile @Nullable Stopping stopping;
    private volatile Phrases phrases = new Phrases(stopWords(), new ConcurrentHashMap<>());

    /** The stop words, valid for one number of changes. */
    private record Stopping(int changes, StopWords words) {}

    /** What labels can say of texts, valid for some stop words. */
    private record Phrases(StopWords stop, Map<String, List<LabelWords.Phrase>> byText) {}

    /** A cached number of items, valid for one number of changes. */
    private record Counted(int changes, int items) {}

    public void add(int slot, Item item) {
        for (String word : nameWords(item)) {
            inName.computeIfAbsent(word, key -> new Postings()).add(slot);
        }
        for (String word : Words.indexed(item.text())) {
            inText.computeIfAbsent(word, key -> new Postings()).add(slot);
        }
        item.categories().stream()
                .map(String::strip)
                .distinct()
                .forEach(category -> byCategory.merge(category, 1, Integer::sum));
        items.incrementAndGet();
        changes.incrementAndGet();
    }

    public void remove(int slot, Item item) {
        nameWords(item).forEach(word -> removeFrom(inName, word, slot));
        Words.indexed(item.text()).forEach(word -> removeFrom(inText, word, slot));
        item.categories().stream()
                .map(String::strip)
                .distinct()
                .forEach(category -> byCategory.computeIfPresent(category, (name, n) -> n == 1 ? null : n - 1));
        items.decrementAndGet();
        changes.incrementAndGet();
    }

    /** The number of indexed items. */
    public int size() {
        return items.get();
    }

    /** {@code ln(1 + items / items with the word in their name)}: how well a word distinguishes items. */
    public double rarity(String word) {
        Postings postings = inName.get(word);
        return Math.log1p(items.get() / (double) Math.max(1, postings == null ? 0 : postings.size()));
    }

    /** The stop words of the languages that the items are in. */
    public StopWords stopWords() {
        int now = changes.get();
        Stopping known = stopping;
        if (known == null || known.changes() != now) {
            known = new Stopping(now, StopWords.of(this::holders, size()));
            stopping = known;
        }
        return known.words();
    }

    /** What labels can say of a text, by {@link LabelWords} and the items' stop words. */
    @SuppressWarnings("ReferenceEquality")
    public List<LabelWords.Phrase> phrases(String text) {
        StopWords stop = stopWords();
        Phrases known = phrases;
        if (known.stop() != stop || known.byText().size() >= MOST_PHRASES) {
            known = new Phrases(stop, new ConcurrentHashMap<>());
            phrases = known;
        }
        return known.byText().computeIfAbsent(text, any -> List.copyOf(LabelWords.of(text, stop)));
    }

    /** The number of items with a word, in the field where there are more. */
    private int holders(String word) {
        Postings name = inName.get(word);
        Postings text = inText.get(word);
        return Math.max(name == null ? 0 : name.size(), text == null ? 0 : text.size());
    }

    /** The number of items of a category. */
    public int inCategory(String category) {
        return byCategory.getOrDefault(category, 0);
    }

    /**
     * The number of items that have all of the words in their name, each in any form.
     *
     * @param stems the stems of the words, separated by a space
     */
    public int named(String stems) {
        int now = changes.get();
        Counted known = counted.get(stems);
        if (known != null && known.changes() == now) {
            return known.items();
        }
        if (counted.size() >= MOST_COUNTED) {
            counted.clear();
        }
        int found = countNamed(stems);
        counted.put(stems, new Counted(now, found));
        return found;
    }

    private int countNamed(String stems) {
        BitSet all = null;
        for (String stem : stems.split(" ")) {
            BitSet some = new BitSet();
            for (String form : LabelWords.forms(stem)) {
                some.or(slots(inName, Words.of(form)));
            }
            if (all == null) {
                all = some;
            } else {
                all.and(some);
            }
        }
        return all == null ? 0 : all.cardinality();
    }

    /** The items that contain all of the words, each in name or text. */
    public int[] holding(Collection<String> words) {
        BitSet all = null;
        for (String word : words) {
            BitSet some = slots(inName, List.of(word));
            some.or(slots(inText, List.of(word)));
            if (all == null) {
                all = some;
            } else {
                all.and(some);
            }
        }
        return all == null ? new int[0] : all.stream().toArray();
    }

    private static BitSet slots(Map<String, Postings> field, List<String> words) {
        BitSet all = new BitSet();
        for (int i = 0; i < words.size(); i++) {
            BitSet some = new BitSet();
            Arrays.stream(of(field, words.get(i))).forEach(some::set);
            if (i == 0) {
                all = some;
            } else {
                all.and(some);
            }
        }
        return all;
    }

    /**
     * The share of a query's words that each item contains. Rare words have more weight. A word in the text has
     * {@code textShare} of the weight of one in the name.
     *
     * @return by slot, 0 to 1
     */
    public double[] shares(String query, double textShare, int slots) {
        Set<String> words = new LinkedHashSet<>(Words.of(query));
        StopWords stop = stopWords();
        if (words.stream().anyMatch(stop::means)) {
            words.removeIf(word -> !stop.means(word));
        }
        double[] shares = new double[slots];
        double all = 0;
        for (String word : words) {
            int[] name = of(inName, word);
            int[] text = of(inText, word);
            double rarity = Math.log1p(items.get() / (double) Math.max(1, Math.max(name.length, text.length)));
            all += rarity;
            Set<Integer> named = new HashSet<>();
            for (int slot : name) {
                if (slot < slots) {
                    shares[slot] += rarity;
                    named.add(slot);
                }
            }
            for (int slot : text) {
                if (slot < slots && !named.contains(slot)) {
                    shares[slot] += textShare * rarity;
                }
            }
        }
        for (int slot = 0; all > 0 && slot < slots; slot++) {
            shares[slot] /= all;
        }
        return shares;
    }

    private static Set<String> nameWords(Item item) {
        return Words.indexed(item.title() + "\n" + String.join("\n", item.categories()));
    }

    private static int[] of(Map<String, Postings> field, String word) {
        Postings postings = field.get(word);
        return postings == null ? new int[0] : postings.toArray();
    }

    private static void removeFrom(Map<String, Postings> field, String word, int slot) {
        Postings postings = field.get(word);
        if (postings != null) {
            postings.remove(slot);
        }
    }

    /** A bag of slots, unordered. */
    private static final class Postings {
        private int[] slots = new int[2];
        private int size;

        synchronized void add(int slot) {
            if (size == slots.length) {
                slots = Arrays.copyOf(slots, size + (size >> 1) + 1);
            }
            slots[size++] = slot;
        }

        synchronized void remove(int slot) {
            for (int i = 0; i < size; i++) {
                if (slots[i] == slot) {
                    slots[i] = slots[--size];
                    return;
                }
            }
        }

        synchronized int size() {
            return size;
        }

        synchronized int[] toArray() {
            return Arrays.copyOf(slots, size);
        }
    }
}
