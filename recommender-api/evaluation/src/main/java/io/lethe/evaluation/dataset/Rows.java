package io.lethe.evaluation.dataset;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Small things that the readers share. */
final class Rows {
    private Rows() {}

    /** A visitor that never has enough. */
    static Row.Visitor all(Consumer<? super Row> sink) {
        return row -> {
            sink.accept(row);
            return true;
        };
    }

    /** Shows the cells of a row; what it returns says nothing. */
    static Row cells(Fields fields, SourceFile file, List<String> names, CellSink sink) {
        for (String name : names) {
            sink.cell(file.name() + "/" + name, fields.text(name).isBlank());
        }
        return new Row.Rejected(fields.place(), "row", "is not looked at");
    }

    /** How many lines there are below the header; 0 for no file. */
    static long below(@Nullable SourceFile file) throws IOException {
        return Math.max(0, SourceFile.countLines(file) - 1);
    }
}
