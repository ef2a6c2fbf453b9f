package io.lethe.evaluation.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file with a header line, read row by row; rows of the wrong width are rejected here. */
final class CsvFile {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrailingData(true)
            .setLenientEof(true)
            .get();

    private CsvFile() {}

    /** The names of the columns. */
    static List<String> header(SourceFile file) throws IOException {
        try (BufferedReader text = file.open();
                CSVParser parser = FORMAT.parse(text)) {
            return parser.getHeaderNames();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** @return whether the visitor wants more */
    static boolean visit(SourceFile file, Function<Fields, Row> toRow, Row.Visitor visitor) throws IOException {
        Queue<Long> unclosed = new ArrayDeque<>();
        try (BufferedReader text = file.open();
                CSVParser parser = FORMAT.parse(new SoundLines(text, unclosed::add))) {
            int width = parser.getHeaderNames().size();
            for (CSVRecord row : parser) {
                if (!visitUnclosed(file, unclosed, visitor)) {
                    return false;
                }
                Row.Place place = file.line(parser.getCurrentLineNumber() - innerLines(row));
                Row result = row.size() == width
                        ? read(new Fields(place, name -> row.isMapped(name) ? row.get(name) : ""), toRow)
                        : new Row.Rejected(place, "row", "the number of columns is not that of the header");
                if (!visitor.visit(result)) {
                    return false;
                }
            }
            return visitUnclosed(file, unclosed, visitor);
        }
    }

    static void cells(SourceFile file, CellSink sink) throws IOException {
        List<String> names = header(file);
        visit(file, fields -> Rows.cells(fields, file, names, sink), row -> true);
    }

    static Row read(Fields fields, Function<Fields, Row> toRow) {
        try {
            return toRow.apply(fields);
        } catch (Fields.UnfitException e) {
            return new Row.Rejected(fields.place(), e.field(), e.reason());
        }
    }

    private static long innerLines(CSVRecord row) {
        return row.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
    }

    private static boolean visitUnclosed(SourceFile file, Queue<Long> unclosed, Row.Visitor visitor) {
        for (Long line = unclosed.poll(); line != null; line = unclosed.poll()) {
            if (!visitor.visit(new Row.Rejected(file.line(line), "row", "a quote is never closed"))) {
                return false;
            }
        }
        return true;
    }
}
