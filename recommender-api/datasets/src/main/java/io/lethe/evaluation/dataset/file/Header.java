package io.lethe.evaluation.dataset.file;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the first line of a file names its columns. */
final class Header {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_#@$][\\p{L}\\p{N}\\p{M}_ .:/#$()\\[\\]-]{0,60}");
    private static final Pattern LIKE_A_VALUE = Pattern.compile(
            "[-+]?[0-9.,]+(?:[eE][-+]?[0-9]+)?|[0-9]{1,4}[-/.][0-9]{1,2}[-/.].*|true|false|null|nan",
            Pattern.CASE_INSENSITIVE);

    private Header() {}

    /** Whether the first of these rows does. */
    static boolean is(List<List<String>> rows) {
        List<String> first = rows.get(0).stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String cell : first) {
            if (LIKE_A_VALUE.matcher(cell).matches() || !cell.isEmpty() && !seen.add(cell)) {
                return false;
            }
        }
        if (seen.isEmpty()) {
            return false;
        }
        List<List<String>> rest = rows.subList(1, rows.size());
        boolean contrast = rest.stream().anyMatch(row -> row.stream()
                .anyMatch(cell -> LIKE_A_VALUE.matcher(cell.strip()).matches()));
        return contrast && seen.stream().noneMatch(cell -> cell.length() > 60)
                || seen.stream().allMatch(cell -> NAME.matcher(cell).matches()) && !recurs(first, rest);
    }

    /** Whether a cell of the first row stands in its column again, as values do and names do not. */
    private static boolean recurs(List<String> first, List<List<String>> rest) {
        return rest.stream().anyMatch(row -> {
            for (int i = 0; i < Math.min(first.size(), row.size()); i++) {
                if (!first.get(i).isEmpty() && first.get(i).equals(row.get(i).strip())) {
                    return true;
                }
            }
            return false;
        });
    }
}
