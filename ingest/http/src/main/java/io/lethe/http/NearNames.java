package io.lethe.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggests names close to a misspelt one. */
public final class NearNames {
    private static final int MOST = 3;
    private static final LevenshteinDistance EDITS = LevenshteinDistance.getDefaultInstance();

    private NearNames() {}

    /**
     * The nearest names, at most three, the nearest first. Near is what takes few edits, regardless of case, or what
     * holds the other, such as a plural.
     */
    public static List<String> of(String given, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(given, name) <= Math.max(2, Math.min(given.length(), name.length()) / 3)
                                && distance(given, name) < Math.min(given.length(), name.length())
                        || holds(given, name))
                .sorted(Comparator.comparingInt((String name) -> distance(given, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static int distance(String left, String right) {
        String from = left.toLowerCase(Locale.ROOT);
        String to = right.toLowerCase(Locale.ROOT);
        int edits = EDITS.apply(from, to);
        boolean plural = from.endsWith("ies") && to.endsWith("y");
        return plural ? Math.min(edits, EDITS.apply(from.substring(0, from.length() - 3) + "y", to)) : edits;
    }

    private static boolean holds(String left, String right) {
        String one = left.toLowerCase(Locale.ROOT);
        String other = right.toLowerCase(Locale.ROOT);
        return Math.min(one.length(), other.length()) >= 4 && (one.contains(other) || other.contains(one));
    }
}
