package io.lethe.recommend.word;

import io.lethe.event.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The similarity of items by the words of their titles, categories and texts: the cosine of their vectors, which have
 * for each word of the item the value
 *
 * <pre>ln(items / items with the word)</pre>
 *
 * and 0 for all other words (inverse document frequency, K. Spärck Jones, 1972). Meaning shows that two things are of a
 * kind. A rare word in common, such as a brand or a product line, shows that they belong together. Stop words count by
 * their weight, but are never named. One thread writes;
 * any number of threads read. Weights are recomputed on the first read after a change.
 */
public final class WordLikeness {
    private static final int[] NO_WORDS = {};
    private static final int LONGEST_JOINED = 6;

    /** The ids of words, the items with each word, and the words that mean nothing, as of one change. */
    private record Weights(long change, double[] rarity, int[][] items, double[] lengths, StopWords stop) {
        double rarity(int word) {
            return word < rarity.length ? rarity[word] : 0;
        }
    }

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final List<String> spelled = new ArrayList<>();
    private final Map<Integer, int[]> wordsOf = new ConcurrentHashMap<>();
    private volatile long changes;
    private volatile @Nullable Weights weights;

    public synchronized void put(int slot, Item item) {
        String text = item.ownTitle() + "\n" + String.join("\n", item.categories()) + "\n" + item.text();
        wordsOf.put(slot, numbered(Words.of(text)));
        changes++;
    }

    public synchronized void remove(int slot) {
        wordsOf.remove(slot);
        changes++;
    }

    /** A weighted mix of items and of texts from people, to compare with items. */
    public final class Query {
        private final Weights at = weights();
        private final Map<Integer, Double> wanted = new HashMap<>();

        /** Adds an item. */
        public void addItem(int slot, double weight) {
            add(wordsOf.getOrDefault(slot, NO_WORDS), weight);
        }

        /** Adds a text. */
        public void addText(String text, double weight) {
            add(
                    new LinkedHashSet<>(Words.of(text))
                            .stream()
                                    .mapToInt(word -> numbers.getOrDefault(word, -1))
                                    .filter(word -> word >= 0)
                                    .toArray(),
                    weight);
        }

        /** Whether none of the added words occurs in any item. */
        public boolean isEmpty() {
            return wanted.isEmpty();
        }

        /** The sum of the weights of the added parts, each multiplied by its cosine with an item. */
        public double of(int slot) {
            double sum = 0;
            for (int word : wordsOf.getOrDefault(slot, NO_WORDS)) {
                sum += wanted.getOrDefault(word, 0.0) * at.rarity(word);
            }
            return sum == 0 || slot >= at.lengths.length ? 0 : sum / at.lengths[slot];
        }

        /** Adds {@link #of} times {@code weight} to the score of each item, by slot. */
        public void addTo(double[] scores, double weight) {
            wanted.forEach((word, value) -> {
                double add = weight * value * at.rarity(word);
                for (int slot : word < at.items.length ? at.items[word] : NO_WORDS) {
                    if (slot < scores.length) {
                        scores[slot] += add / at.lengths[slot];
                    }
                }
            });
        }

        /** Adds {@link #of} of this query and of others with the same parts to the scores of each, by query and slot. */
        public void addTo(double[][] scores, List<Query> others) {
            int count = others.size() + 1;
            double[] adds = new double[count];
            wanted.forEach((word, value) -> {
                double rarity = at.rarity(word);
                adds[0] = value * rarity;
                for (int query = 1; query < count; query++) {
                    adds[query] = others.get(query - 1).wanted.getOrDefault(word, 0.0) * rarity;
                }
                for (int slot : word < at.items.length ? at.items[word] : NO_WORDS) {
                    if (slot < scores[0].length) {
                        for (int query = 0; query < count; query++) {
                            scores[query][slot] += adds[query] / at.lengths[slot];
                        }
                    }
                }
            });
        }

        /**
         * The words that contribute most to an item's similarity, at most {@code limit}, without stop words and
         * numbers, and in one form each. Neighbouring pairs of characters are one word.
         */
        public List<String> shared(int slot, int limit) {
            int[] words = wordsOf.getOrDefault(slot, NO_WORDS);
            String[] named = new String[words.length];
            List<Integer> places = new ArrayList<>();
            for (int place = 0; place < words.length; place++) {
                String word = wanted.getOrDefault(words[place], 0.0) > 0 ? spelling(words[place]) : "";
                named[place] = !word.isEmpty() && at.stop().means(word) ? word : "";
                if (!named[place].isEmpty()) {
                    places.add(place);
                }
            }
            places.sort(Comparator.comparingDouble(
                            (Integer place) -> -wanted.getOrDefault(words[place], 0.0) * at.rarity(words[place]))
                    .thenComparing(place -> place));
            Map<String, String> shared = new LinkedHashMap<>();
            for (int place : places) {
                if (shared.size() < limit && !named[place].isEmpty()) {
                    String word = joined(named, place);
                    shared.putIfAbsent(LabelWords.stem(word), word);
                }
            }
            return List.copyOf(shared.values());
        }

        /** The word at a place with the pairs that overlap it on either side, which are taken out. */
        private String joined(String[] named, int place) {
            StringBuilder word = new StringBuilder(named[place]);
            named[place] = "";
            for (int next = place + 1; next < named.length && continues(word, named[next]); next++) {
                word.append(named[next].substring(1));
                named[next] = "";
            }
            for (int next = place - 1; next >= 0 && continues(named[next], word); next--) {
                word.insert(0, named[next].charAt(0));
                named[next] = "";
            }
            return word.toString();
        }

        private boolean continues(CharSequence word, CharSequence next) {
            return word.length() >= 2
                    && next.length() >= 2
                    && Math.max(word.length(), next.length()) < LONGEST_JOINED
                    && Words.isDense(next.charAt(0))
                    && word.charAt(word.length() - 1) == next.charAt(0);
        }

        private void add(int[] words, double weight) {
            double square = 0;
            for (int word : words) {
                square += at.rarity(word) * at.rarity(word);
            }
            if (square > 0) {
                double one = weight / Math.sqrt(square);
                for (int word : words) {
                    if (at.rarity(word) > 0) {
                        wanted.merge(word, one * at.rarity(word), Double::sum);
                    }
                }
            }
        }
    }

    private synchronized String spelling(int word) {
        return spelled.get(word);
    }

    private int[] numbered(List<String> words) {
        Set<String> distinct = new LinkedHashSet<>(words);
        int[] found = new int[distinct.size()];
        int at = 0;
        for (String word : distinct) {
            Integer known = numbers.get(word);
            if (known == null) {
                known = spelled.size();
                spelled.add(word);
                numbers.put(word, known);
            }
            found[at++] = known;
        }
        return found;
    }

    private int size(int[] sizes, String word) {
        Integer number = numbers.get(word);
        return number == null || number >= sizes.length ? 0 : sizes[number];
    }

    private Weights weights() {
        Weights known = weights;
        return known != null && known.change == changes ? known : computed();
    }

    private synchronized Weights computed() {
        Weights known = weights;
        if (known != null && known.change == changes) {
            return known;
        }
        int[] sizes = new int[spelled.size()];
        int slots = 0;
        for (Map.Entry<Integer, int[]> item : wordsOf.entrySet()) {
            slots = Math.max(slots, item.getKey() + 1);
            for (int word : item.getValue()) {
                sizes[word]++;
            }
        }
        StopWords stop = StopWords.of(word -> size(sizes, word), wordsOf.size());
        double[] rarity = new double[sizes.length];
        int[][] items = new int[sizes.length][];
        for (int word = 0; word < sizes.length; word++) {
            rarity[word] = sizes[word] == 0 ? 0 : Math.log(wordsOf.size() / (double) sizes[word]);
            items[word] = new int[sizes[word]];
        }
        double[] lengths = new double[slots];
        int[] filled = new int[sizes.length];
        wordsOf.forEach((slot, words) -> {
            double square = 0;
            for (int word : words) {
                items[word][filled[word]++] = slot;
                square += rarity[word] * rarity[word];
            }
            lengths[slot] = Math.max(Double.MIN_NORMAL, Math.sqrt(square));
        });
        Weights fresh = new Weights(changes, rarity, items, lengths, stop);
        weights = fresh;
        return fresh;
    }
}
