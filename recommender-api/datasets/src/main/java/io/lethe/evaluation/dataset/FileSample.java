package io.lethe.evaluation.dataset;

import io.lethe.evaluation.dataset.file.FileTable;
import io.lethe.evaluation.dataset.file.Form;
import io.lethe.evaluation.dataset.file.SourceFile;
import io.lethe.evaluation.dataset.file.UnreadableFileException;
import io.lethe.evaluation.dataset.mapping.Mapping.Part;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the beginning of a file shows.
 *
 * @param table   its columns and first rows; null if it cannot be read
 * @param problem why not; else null
 */
record FileSample(
        SourceFile file,
        @Nullable FileTable table,
        @Nullable String problem) {
    private static final String PARQUET = ".parquet";
    private static final List<String> TEXTS = List.of(".csv", ".tsv", ".json", ".jsonl");
    private static final Set<String> DATA = Set.of(
            "csv",
            "tsv",
            "tab",
            "psv",
            "txt",
            "dat",
            "data",
            "item",
            "user",
            "inter",
            "base",
            "json",
            "jsonl",
            "ndjson",
            "jsonlines",
            "parquet",
            "xlsx",
            "avro",
            "orc",
            "pkl",
            "sqlite",
            "db",
            "bz2",
            "xz",
            "7z",
            "rar",
            "log");
    private static final Set<String> WORDS =
            Set.of("readme", "license", "licence", "copying", "notice", "changelog", "about");

    /** Whether a file may hold rows, by its name. */
    static boolean isData(SourceFile file) {
        String name = file.plainName().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return dot >= 0 && DATA.contains(name.substring(dot + 1)) && !WORDS.contains(stem);
    }

    static FileSample at(SourceFile file, Form form) throws IOException {
        try {
            return new FileSample(file, FileTable.peek(file, form), null);
        } catch (UnreadableFileException e) {
            return new FileSample(file, null, e.getMessage());
        }
    }

    /** Whether a part is about a file of this name; a Parquet file may stand for a text file of the same stem. */
    boolean fits(Part part) {
        String name = name();
        String stem = name.toLowerCase(Locale.ROOT).endsWith(PARQUET)
                ? name.substring(0, name.length() - PARQUET.length())
                : null;
        return part.fits(name) || stem != null && TEXTS.stream().anyMatch(ending -> part.fits(stem + ending));
    }

    String name() {
        return file.plainName();
    }

    List<String> columns() {
        FileTable seen = table;
        return seen == null ? List.of() : seen.columns();
    }

    /** Columns by the form that a part has of its own, or those that the file shows. */
    List<String> columns(Form form) {
        FileTable seen = table;
        if (seen == null || form.columns().isEmpty() && form.separator() == null) {
            return columns();
        }
        try {
            FileTable as = FileTable.peek(file, form);
            boolean width = form.columns().isEmpty()
                    || as.columns().size() == form.columns().size();
            return width && !(seen.named() && !form.columns().isEmpty() && !Boolean.FALSE.equals(form.header()))
                    ? as.columns()
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Whether there are rows of so many columns at least, and no line that names them. */
    boolean isHeadless(int least) {
        FileTable seen = table;
        return seen != null && !seen.named() && seen.columns().size() >= least;
    }

    boolean isJson() {
        return table != null && table.isJson();
    }

    boolean isPublicEvents() {
        return isJson() && columns().contains("userId") && (columns().contains("type") || isCalled("events"));
    }

    boolean isPublicItems() {
        return isJson()
                && !isPublicEvents()
                && columns().contains("itemId")
                && !columns().contains("userId");
    }

    private boolean isCalled(String stem) {
        return name().toLowerCase(Locale.ROOT).startsWith(stem + ".");
    }
}
