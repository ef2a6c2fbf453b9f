package io.lethe.evaluation.dataset.row;

import io.lethe.evaluation.dataset.file.FileTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Columns that number the rows of a file, as pandas, R and databases write them: they say nothing of an item. */
final class RowNumbers {
    private static final Pattern UNNAMED = Pattern.compile("Unnamed: ?\\d+(?:\\.\\d+)*(?:_level_\\d+)?");
    private static final Pattern CALLED = Pattern.compile(
            "index|level_\\d+|row|row_?names?|row_?num(?:ber)?|row_?id|rn|no\\.?|nr\\.?|#", Pattern.CASE_INSENSITIVE);

    private RowNumbers() {}

    /** Those of some columns that are nothing else. */
    static List<String> in(FileTable table, List<String> columns) throws IOException {
        List<String> counters = new ArrayList<>();
        List<List<String>> sample = columns.isEmpty() ? List.of() : table.sample();
        for (String column : columns) {
            int place = table.columns().indexOf(column);
            if (UNNAMED.matcher(column).matches() || place >= 0 && counts(column, place, sample)) {
                counters.add(column);
            }
        }
        return counters;
    }

    /** Whether a column goes 0, 1, 2 or 1, 2, 3 from its first row on, as its name or its place in front promises. */
    private static boolean counts(String column, int place, List<List<String>> sample) {
        boolean called = CALLED.matcher(column).matches();
        if (!called && (place > 0 || sample.size() < 2) || sample.isEmpty()) {
            return false;
        }
        String first = sample.get(0).get(place).strip();
        if (!first.equals("0") && !first.equals("1")) {
            return false;
        }
        for (int i = 0; i < sample.size(); i++) {
            if (!sample.get(i).get(place).strip().equals(String.valueOf(i + Integer.parseInt(first)))) {
                return false;
            }
        }
        return true;
    }
}
