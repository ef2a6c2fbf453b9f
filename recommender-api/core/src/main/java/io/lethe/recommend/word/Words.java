package io.lethe.recommend.word;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a text: runs of letters and digits in lower case. In scripts without spaces (Chinese, Japanese, Korean),
 * every pair of neighbouring characters is a word, and so is a single character that stands alone.
 */
public final class Words {
    /** All characters of scripts without spaces come from here on. */
    private static final int FIRST_DENSE = 0x1100;

    private Words() {}

    /** The words in order, including repeats. */
    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        int[] points = plain.codePoints().toArray();
        int at = 0;
        while (at < points.length) {
            int from = at;
            if (isDense(points[at])) {
                while (at < points.length && isDense(points[at])) {
                    at++;
                }
                addDense(points, from, at, words);
            } else if (Character.isLetterOrDigit(points[at])) {
                while (at < points.length && isWordPart(points[at])) {
                    at++;
                }
                words.add(new String(points, from, at - from));
            } else {
                at++;
            }
        }
        return words;
    }

    /**
     * The words that an item is indexed by: those of {@link #of}, and each single character of a script without spaces.
     */
    static Set<String> indexed(String text) {
        Set<String> words = new LinkedHashSet<>(of(text));
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(Words::isDense)
                .forEach(point -> words.add(Character.toString(point)));
        return words;
    }

    private static void addDense(int[] points, int from, int to, List<String> words) {
        if (to - from == 1) {
            words.add(new String(points, from, 1));
        }
        for (int i = from; i + 1 < to; i++) {
            words.add(new String(points, i, 2));
        }
    }

    private static boolean isWordPart(int point) {
        return (Character.isLetterOrDigit(point)
                        || point == '\''
                        || Character.getType(point) == Character.NON_SPACING_MARK)
                && !isDense(point);
    }

    /** Whether a text has a character that may be of a script without spaces. */
    public static boolean mayBeDense(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_DENSE) {
                return true;
            }
        }
        return false;
    }

    /** Whether a character is of a script without spaces. */
    static boolean isDense(int point) {
        if (point < FIRST_DENSE) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(point);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HANGUL;
    }
}
