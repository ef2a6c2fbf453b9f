package io.lethe.recommend.word;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The words that carry no meaning in the languages of a catalogue. The lists are those of Apache Lucene. A list of one
 * language has words that mean something in another ({@code war}, {@code hat} and {@code die} are German stop words), so
 * only the languages in use count. English always does. Another one does if five or more of its stop words occur, and,
 * without those of the languages before it,
 *
 * <pre>
 * Σ items with the word ≥ max(items / 20, a third of the same sum for the language before)
 * </pre>
 *
 * <p>Numbers in English words are none either, nor is what stands for no category. For scripts without spaces, a
 * pair of characters that contains a function word is one.
 */
public final class StopWords {
    private static final double LEAST_USE = 0.05;
    private static final double LEAST_SHARE = 1 / 3.0;
    private static final int LEAST_WORDS = 5;
    private static final int SHORTEST = 3;
    private static final String ENGLISH = "snowball/english_stop.txt";
    private static final String FOLDER = "/org/apache/lucene/analysis/";
    private static final List<String> FILES = List.of(
            ENGLISH,
            "snowball/german_stop.txt",
            "snowball/french_stop.txt",
            "snowball/spanish_stop.txt",
            "snowball/italian_stop.txt",
            "snowball/portuguese_stop.txt",
            "snowball/dutch_stop.txt",
            "snowball/danish_stop.txt",
            "snowball/norwegian_stop.txt",
            "snowball/swedish_stop.txt",
            "snowball/finnish_stop.txt",
            "snowball/hungarian_stop.txt",
            "snowball/indonesian_stop.txt",
            "snowball/russian_stop.txt",
            "bg/stopwords.txt",
            "ca/stopwords.txt",
            "cz/stopwords.txt",
            "el/stopwords.txt",
            "ro/stopwords.txt",
            "tr/stopwords.txt");
    private static final Set<String> OTHERS = Set.of(
            "genres", "listed", "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final String PARTICLES = "的了着在是与和也都就把被这那很让又再还更最之其或而且但若于及并我你他她它们谁什么怎哪吗呢吧啊";
    private static final Map<String, Set<String>> LISTS = new LinkedHashMap<>();

    static {
        FILES.forEach(file -> LISTS.put(file, read(file)));
    }

    private final Set<String> words;

    private StopWords(Set<String> words) {
        this.words = words;
    }

    /**
     * Those of the languages of a catalogue.
     *
     * @param items    the number of items with a word, in lower case
     * @param allItems the number of items
     */
    static StopWords of(ToIntFunction<String> items, int allItems) {
        Set<String> known = new HashSet<>(Objects.requireNonNull(LISTS.get(ENGLISH)));
        double before = uses(known, Set.of(), items);
        List<String> others = new ArrayList<>(FILES);
        others.remove(ENGLISH);
        while (!others.isEmpty()) {
            String best = others.get(0);
            double most = -1;
            for (String file : others) {
                Set<String> list = Objects.requireNonNull(LISTS.get(file));
                double uses = isInUse(list, known, items) ? uses(list, known, items) : 0;
                if (uses > most) {
                    most = uses;
                    best = file;
                }
            }
            if (most < Math.max(LEAST_USE * allItems, LEAST_SHARE * before) || most == 0) {
                break;
            }
            known.addAll(Objects.requireNonNull(LISTS.get(best)));
            others.remove(best);
            before = most;
        }
        return new StopWords(known);
    }

    /**
     * Whether a word can carry the meaning of a text: it is no stop word, has at least three letters or is of a script
     * without spaces, and has no digit.
     *
     * @param word in lower case
     */
    public boolean means(String word) {
        if (Words.isDense(word.codePointAt(0))) {
            return word.codePoints().noneMatch(point -> PARTICLES.indexOf(point) >= 0);
        }
        return word.length() >= SHORTEST
                && !words.contains(word)
                && !OTHERS.contains(word)
                && word.codePoints().anyMatch(Character::isLetter)
                && word.codePoints().noneMatch(Character::isDigit);
    }

    private static boolean isInUse(Set<String> list, Set<String> without, ToIntFunction<String> items) {
        return list.stream()
                        .filter(word -> !without.contains(word) && items.applyAsInt(word) > 0)
                        .limit(LEAST_WORDS)
                        .count()
                == LEAST_WORDS;
    }

    private static double uses(Set<String> list, Set<String> without, ToIntFunction<String> items) {
        double uses = 0;
        for (String word : list) {
            uses += without.contains(word) ? 0 : items.applyAsInt(word);
        }
        return uses;
    }

    /** A list of Lucene's: words separated by blanks; the rest of a line after {@code |} or {@code #} is a comment. */
    private static Set<String> read(String file) {
        Set<String> words = new HashSet<>();
        try (InputStream in = StopWords.class.getResourceAsStream(FOLDER + file);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                words.addAll(List.of(line.split("[|#]", 2)[0].strip().split("\\s+")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        words.remove("");
        return Set.copyOf(words);
    }
}
