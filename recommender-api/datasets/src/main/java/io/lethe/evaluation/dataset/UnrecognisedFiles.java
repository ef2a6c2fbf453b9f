package io.lethe.evaluation.dataset;

import io.lethe.evaluation.dataset.file.FileTable;
import io.lethe.evaluation.dataset.mapping.ColumnNames;
import io.lethe.evaluation.dataset.mapping.Guess;
import io.lethe.evaluation.dataset.mapping.Layouts;
import io.lethe.evaluation.dataset.mapping.Mapping;
import io.lethe.evaluation.dataset.mapping.Mapping.Part;
import io.lethe.evaluation.dataset.mapping.MappingYaml;
import io.lethe.evaluation.dataset.row.Binding;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words for files that no layout fits: what lies there, which layout is nearest, and what to do. */
final class UnrecognisedFiles {
    private static final int MOST_FILES = 12;
    private static final double NEAR = 0.5;

    private UnrecognisedFiles() {}

    static String reason(DatasetFiles files, Collection<FileSample> peeks, Guess guess) {
        StringBuilder text = new StringBuilder("No data set was recognised in ")
                .append(files.name())
                .append('.');
        if (peeks.isEmpty()) {
            return text.append(" No file lies there that could hold rows: CSV, TSV, NDJSON or JSON, each perhaps packed"
                            + " by gzip, zstd or zip. Looked for: ")
                    .append(known())
                    .toString();
        }
        text.append('\n').append(describe(peeks));
        nearest(peeks).ifPresent(near -> text.append("\nNearest is ").append(near));
        Mapping mapping = guess.mapping();
        text.append(
                "\nSay what the columns mean: ./lethe import FILE… --map user=COLUMN,item=COLUMN,type=COLUMN,time=COLUMN:s");
        if (!guess.missing().isEmpty()) {
            text.append("\nNot found among the columns: ").append(String.join(", ", guess.missing()));
        }
        if (!mapping.parts().isEmpty()) {
            text.append("\nA mapping to begin with, for --map-file FILE.yaml:\n")
                    .append(MappingYaml.write(mapping));
        }
        return text.append("\nLooked for: ").append(known()).toString();
    }

    /** What lies there, a line for each file. */
    static String describe(Collection<FileSample> peeks) {
        String files = peeks.stream()
                .limit(MOST_FILES)
                .map(UnrecognisedFiles::describe)
                .collect(Collectors.joining("\n"));
        return "Found:\n" + files
                + (peeks.size() > MOST_FILES ? "\n  and " + (peeks.size() - MOST_FILES) + " more" : "");
    }

    private static String describe(FileSample peek) {
        FileTable table = peek.table();
        if (table == null) {
            return "  " + peek.problem();
        }
        List<String> columns = table.columns();
        if (columns.isEmpty()) {
            return "  " + peek.file().name()
                    + (table.isJson()
                            ? ", JSON, but neither one object a line nor an array of objects"
                            : ", which is empty");
        }
        return "  " + peek.file().name() + ", " + table.form()
                + (table.named() ? "; its header line is " : "; without a header line: ")
                + (table.named()
                        ? String.join(", ", columns)
                        : columns.size() + " columns, the first line is " + table.firstLine());
    }

    private record Distance(Mapping mapping, Part part, Match.Near near) {}

    private static Optional<String> nearest(Collection<FileSample> peeks) {
        return Layouts.all().stream()
                .flatMap(mapping ->
                        Match.of(mapping, peeks).near().stream().map(near -> new Distance(mapping, near.part(), near)))
                .filter(one -> one.near().share() >= NEAR && one.near().peek().table() != null)
                .max(Comparator.comparingDouble(one ->
                        one.near().share() + 0.01 * Binding.needed(one.part()).size()))
                .map(one -> one.mapping().name() + ": " + lack(one.part(), one.near()));
    }

    /** What a part needs and the nearest file does not have. */
    static String lack(Part part, Match.@Nullable Near near) {
        String what = part.files().isEmpty() ? "a file" : String.join(" or ", part.files());
        if (near == null) {
            return what + " is not there; it needs the columns " + String.join(", ", Binding.needed(part));
        }
        FileSample peek = near.peek();
        FileTable table = peek.table();
        if (table != null && table.columns().isEmpty()) {
            return peek.file().name()
                    + (table.isJson() ? " has neither one object a line nor an array of objects" : " is empty");
        }
        if (table != null && !table.named() && part.form().columns().isEmpty()) {
            return peek.file().name() + " has no header line, its first line is " + table.firstLine() + ". Put "
                    + String.join(", ", Binding.needed(part)) + " above it, in the order of its columns";
        }
        if (near.missing().isEmpty()) {
            return peek.file().name() + " has its columns, and the name would have to be " + what;
        }
        return peek.file().name() + " has no column "
                + near.missing().stream()
                        .map(name -> name
                                + ColumnNames.nearest(peek.columns(), name)
                                        .map(column -> " (`" + column + "` for `" + name + "`?)")
                                        .orElse(""))
                        .collect(Collectors.joining(", "))
                + "; its header line is " + String.join(", ", peek.columns());
    }

    private static String known(Mapping mapping) {
        return mapping.name()
                + mapping.parts().stream()
                        .filter(part -> !part.optional())
                        .map(part -> part.files().get(0))
                        .distinct()
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String known() {
        return Layouts.all().stream().map(UnrecognisedFiles::known).collect(Collectors.joining(", "))
                + ", UCI Online Retail ("
                + String.join(", ", OnlineRetailReader.COLUMNS)
                + "), Instacart (orders.csv, order_products__prior.csv), and events.ndjson or items.ndjson in Lethe's own form; files may be packed (.gz, .zst, .zip)";
    }
}
