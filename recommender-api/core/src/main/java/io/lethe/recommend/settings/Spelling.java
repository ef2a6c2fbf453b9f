package io.lethe.recommend.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests corrections of misspelt names. */
final class Spelling {
    private static final int MOST_EDITS = 2;

    private Spelling() {}

    /** Completes {@code there is no such …} with the closest known name, or with all of them. */
    static String hint(String given, Collection<String> known) {
        Optional<String> closest = known.stream()
                .filter(name -> distance(given, name) <= Math.min(MOST_EDITS, name.length() / 2))
                .min(Comparator.comparingInt((String name) -> distance(given, name))
                        .thenComparing(Comparator.naturalOrder()));
        return closest.map(name -> "did you mean " + name + "?")
                .orElseGet(() -> "there are " + String.join(", ", known));
    }

    /** The number of letters to insert, delete or replace (V. Levenshtein, 1965), ignoring case. */
    static int distance(String left, String right) {
        String from = left.toLowerCase(Locale.ROOT);
        String to = right.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
