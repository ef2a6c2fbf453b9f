package io.lethe.evaluation.dataset;

import java.io.IOException;
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

    /** How many lines there are below the header; 0 for no file. */
    static long below(@Nullable SourceFile file) throws IOException {
        return Math.max(0, SourceFile.countLines(file) - 1);
    }
}
