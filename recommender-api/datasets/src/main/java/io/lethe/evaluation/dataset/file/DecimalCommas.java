package io.lethe.evaluation.dataset.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Numbers as most of Europe writes them: {@code 1.234,5}. Decided for a column as a whole, never for a cell. */
final class DecimalCommas {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:\\d{1,3}(?:\\.\\d{3})+|\\d+)(?:,\\d+)?");
    private static final Pattern THOUSANDS = Pattern.compile("[-+]?\\d{1,3}(?:,\\d{3})+");

    private DecimalCommas() {}

    /**
     * The places of the columns that write numbers so.
     *
     * @param rows     the first rows
     * @param byCommas whether commas lie between the columns: then a comma and three digits may count thousands
     */
    static Set<Integer> in(List<List<String>> rows, boolean byCommas) {
        Set<Integer> places = new TreeSet<>();
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        for (int place = 0; place < width; place++) {
            int at = place;
            List<String> cells = rows.stream()
                    .filter(row -> at < row.size())
                    .map(row -> row.get(at).strip())
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            boolean numbers =
                    cells.stream().allMatch(cell -> NUMBER.matcher(cell).matches());
            boolean comma = cells.stream()
                    .anyMatch(cell -> cell.contains(",")
                            && !(byCommas && THOUSANDS.matcher(cell).matches()));
            if (numbers && comma) {
                places.add(place);
            }
        }
        return places;
    }

    /** A row with its numbers written with a point. What is no such number stays as it is. */
    static List<String> plain(List<String> fields, Set<Integer> places) {
        if (places.isEmpty()) {
            return fields;
        }
        List<String> plain = new ArrayList<>(fields);
        for (int place : places) {
            String cell = plain.get(place).strip();
            if (NUMBER.matcher(cell).matches()) {
                plain.set(place, cell.replace(".", "").replace(',', '.'));
            }
        }
        return plain;
    }
}
