package io.lethe.recommend.word;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words and word pairs of a title that can name an interest, in their original form, for scripts with spaces.
 * Stop words, numbers, codes and numerals cannot name one.
 */
public final class LabelWords {
    private static final String DENSE = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}";
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}&&[^" + DENSE + "]][\\p{L}\\p{N}\\p{M}'’\\-&&[^" + DENSE + "]]*");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://|www\\.)\\S+|\\S+@\\S+\\.\\w+", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMERAL = Pattern.compile("[ivx]+");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{Nd}])[\\p{Nd}.,/]*\\p{Nd}[\\s-]*$");
    private static final Pattern NUMBER_WORD = Pattern.compile(
            "(?<!\\p{L})(?:half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|fifteen|twenty|thirty"
                    + "|forty|fifty|sixty|hundred|thousand)(?: an?)?[\\s-]+$",
            Pattern.CASE_INSENSITIVE);
    /** What stands last in a number word, an article included. */
    private static final Set<String> LAST_IN_NUMBER = Set.of(
            "half",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "dozen",
            "fifteen",
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "hundred",
            "thousand",
            "a",
            "an");

    private static final Pattern TRAILING = Pattern.compile("['’-]+$");
    private static final Pattern JOINT = Pattern.compile("[\\p{L}\\s+&]*\\s");
    private static final int MOST_BETWEEN = 2;
    private static final int LONGEST_NUMBER = 16;
    private static final Set<String> VAGUE = Set.of(
            "set",
            "pack",
            "part",
            "vol",
            "volume",
            "episode",
            "assorted",
            "asstd",
            "may",
            "must",
            "like",
            "without",
            "don't");

    /**
     * One word or two in their original form.
     *
     * @param key     the stems of the words, separated by a space: the same for every number and case
     * @param surface the original form
     * @param counted whether a number stands before it, as before a unit: {@code 8 ounces}, {@code two kilos}
     */
    public record Phrase(String key, String surface, boolean counted) {}

    private record Word(String stem, String surface, int begin, int end) {}

    private LabelWords() {}

    /**
     * The words of a text and the pairs of neighbouring words, in order. Neighbours may have articles and the like
     * between them. Web addresses have no words.
     *
     * @param stop the words that mean nothing in the catalogue's languages
     */
    public static List<Phrase> of(String given, StopWords stop) {
        List<Phrase> phrases = new ArrayList<>();
        Word before = null;
        boolean wasCounted = false;
        String text = ADDRESS.matcher(given).replaceAll("|");
        for (Word word : words(text)) {
            if (means(word, stop)) {
                boolean counted = isCounted(text, word);
                phrases.add(new Phrase(word.stem(), word.surface(), counted));
                if (before != null && isJoint(text.substring(before.end(), word.begin()), stop)) {
                    phrases.add(new Phrase(
                            before.stem() + " " + word.stem(),
                            text.substring(before.begin(), word.end()).replaceAll("\\s+", " "),
                            wasCounted));
                }
                before = word;
                wasCounted = counted;
            }
        }
        return phrases;
    }

    /** The stem of a word: lower case, without the ending of an English plural or genitive. */
    public static String stem(String word) {
        String stem = Normalizer.normalize(word, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
        if (stem.endsWith("'s")) {
            return stem.substring(0, stem.length() - 2);
        }
        int length = stem.length();
        if (length > 4 && stem.endsWith("ies")) {
            return stem.substring(0, length - 3) + "y";
        } else if (length > 4 && (stem.endsWith("xes") || stem.endsWith("ches") || stem.endsWith("shes"))) {
            return stem.substring(0, length - 2);
        }
        return length > 3 && stem.endsWith("s") && !stem.endsWith("ss") && !stem.endsWith("us")
                ? stem.substring(0, length - 1)
                : stem;
    }

    /** The possible forms of a stem in a text, in lower case, including the stem itself. */
    static Set<String> forms(String stem) {
        return stem.endsWith("y")
                ? Set.of(stem, stem + "s", stem + "'s", stem.substring(0, stem.length() - 1) + "ies")
                : Set.of(stem, stem + "s", stem + "es", stem + "'s");
    }

    /**
     * Whether the text between two words joins them: blanks, or one or two stop words, as in {@code Lord of the Rings}.
     */
    private static boolean isJoint(String between, StopWords stop) {
        List<String> words = Words.of(between);
        return JOINT.matcher(between).matches()
                && words.size() <= MOST_BETWEEN
                && words.stream().noneMatch(word -> stop.means(word) || VAGUE.contains(word));
    }

    private static boolean isCounted(String text, Word word) {
        String before = text.substring(Math.max(0, word.begin() - LONGEST_NUMBER), word.begin());
        int end = before.length();
        while (end > 0 && (isBlank(before.charAt(end - 1)) || before.charAt(end - 1) == '-')) {
            end--;
        }
        if (end > 0 && Character.isDigit(before.codePointBefore(end))) {
            return NUMBER.matcher(before).find();
        }
        int begin = end;
        while (begin > 0 && Character.isLetter(before.codePointBefore(begin))) {
            begin -= Character.charCount(before.codePointBefore(begin));
        }
        return LAST_IN_NUMBER.contains(before.substring(begin, end).toLowerCase(Locale.ROOT))
                && NUMBER_WORD.matcher(before).find();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String surface = TRAILING.matcher(matcher.group()).replaceFirst("");
            words.add(new Word(stem(surface), surface, matcher.start(), matcher.end()));
        }
        return words;
    }

    private static boolean means(Word word, StopWords stop) {
        String stem = word.stem();
        String surface = word.surface().toLowerCase(Locale.ROOT);
        return stop.means(stem)
                && stop.means(surface)
                && !VAGUE.contains(stem)
                && !VAGUE.contains(surface)
                && !NUMERAL.matcher(stem).matches();
    }
}
