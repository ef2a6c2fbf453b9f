package io.lethe.evaluation.dataset.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names of columns as people write them: case, blanks, underscores and hyphens aside. */
public final class ColumnNames {
    private ColumnNames() {}

    /** What stays of a name when case and all but letters and digits are taken away. */
    public static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** The column that is called so, else the first one that is called almost so; empty if none is. */
    public static Optional<String> find(List<String> columns, String name) {
        if (columns.contains(name)) {
            return Optional.of(name);
        }
        String plain = plain(name);
        return columns.stream()
                .filter(column -> !plain.isEmpty() && plain(column).equals(plain))
                .findFirst();
    }

    /** The column whose name comes nearest, within two letters; empty if none does. */
    public static Optional<String> nearest(List<String> columns, String name) {
        String plain = plain(name);
        int most = Math.min(2, plain.length() / 3);
        return columns.stream()
                .filter(column -> distance(plain(column), plain) <= most
                        || plain.length() > 3 && plain(column).endsWith(plain))
                .min((left, right) -> Integer.compare(distance(plain(left), plain), distance(plain(right), plain)));
    }

    /** How many letters have to be put in, taken out or changed (V. Levenshtein, 1965). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, j -> j);
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
