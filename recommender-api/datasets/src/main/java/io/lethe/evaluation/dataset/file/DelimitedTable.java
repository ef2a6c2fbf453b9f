package io.lethe.evaluation.dataset.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A text file of one row a line, its fields apart by a separator: CSV, TSV and their kin. Rows of the wrong width are
 * broken.
 */
final class DelimitedTable implements FileTable {
    private static final String WIDTH = "the number of columns is not that of the header";
    private static final Pattern TYPED = Pattern.compile("^(\\S+):(?:token_seq|token|float_seq|float)$");

    private final SourceFile file;
    private final FileLook look;
    private final Dialect dialect;
    private final boolean named;
    private final List<String> columns;
    private final int width;
    private final boolean spaced;
    private final Set<Integer> commas;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<FileFinding> findings;
    private final String firstLine;

    private DelimitedTable(
            SourceFile file,
            FileLook look,
            Dialect dialect,
            boolean named,
            List<String> names,
            Set<Integer> commas,
            List<FileFinding> findings,
            String firstLine) {
        this.file = file;
        this.commas = commas;
        this.spaced = isSpaced(firstLine, dialect);
        this.firstLine = firstLine;
        this.look = look;
        this.dialect = dialect;
        this.named = named;
        this.width = names.size();
        this.findings = findings;
        for (int i = 0; i < width; i++) {
            if (!names.get(i).isEmpty()) {
                places.putIfAbsent(names.get(i), i);
            }
        }
        this.columns = names.stream().filter(name -> !name.isEmpty()).distinct().toList();
    }

    static DelimitedTable open(SourceFile file, FileLook look, Form form, List<String> head, boolean peek)
            throws IOException {
        List<FileFinding> findings = new ArrayList<>(look.finding().stream().toList());
        List<String> full = head.stream().filter(line -> !line.isEmpty()).toList();
        String separator = Dialect.separatorNamed(form.separator())
                .orElseGet(() -> Dialect.separatorOf(full.subList(0, Math.min(50, full.size()))));
        Dialect dialect = dialect(file, look, separator, form.escaped(), head, peek);
        List<List<String>> rows = new ArrayList<>();
        DelimitedTable plain = new DelimitedTable(
                file, look, dialect, false, List.of(), Set.of(), findings, full.isEmpty() ? "" : full.get(0));
        plain.records((line, fields) -> {
            rows.add(fields);
            return rows.size() < SAMPLE;
        });
        Boolean said = form.header();
        boolean named = !rows.isEmpty() && (said != null ? said : form.columns().isEmpty() && Header.is(rows));
        List<String> names = names(file, form, rows, named, findings);
        Set<Integer> commas = DecimalCommas.in(rows.subList(named ? 1 : 0, rows.size()), separator.equals(","));
        if (!commas.isEmpty()) {
            findings.add(FileFinding.note(
                    "decimal-comma",
                    file.name(),
                    "writes numbers with a comma, and perhaps dots between thousands, in "
                            + commas.stream()
                                    .filter(place -> place < names.size())
                                    .map(names::get)
                                    .collect(Collectors.joining(", ")),
                    "Nothing to do: 1.234,5 was read as 1234.5"));
        }
        return new DelimitedTable(
                file, look, dialect, named, names, commas, findings, full.isEmpty() ? "" : full.get(0));
    }

    /** Whether a blank stands behind every comma of the header line, as people write it and programs do not. */
    private static boolean isSpaced(String firstLine, Dialect dialect) {
        List<String> cells = Dialect.cut(firstLine, dialect.separator());
        return dialect.separator().equals(",")
                && cells.size() > 1
                && cells.stream().skip(1).allMatch(cell -> cell.startsWith(" "));
    }

    private static List<String> names(
            SourceFile file, Form form, List<List<String>> rows, boolean named, List<FileFinding> findings) {
        if (rows.isEmpty()) {
            return form.columns();
        }
        int width = rows.get(0).size();
        if (!named) {
            return IntStream.range(0, Math.max(width, form.columns().size()))
                    .mapToObj(i -> i < form.columns().size() ? form.columns().get(i) : String.valueOf(i + 1))
                    .limit(width)
                    .toList();
        }
        List<String> names = rows.get(0).stream().map(String::strip).toList();
        if (names.stream().allMatch(name -> TYPED.matcher(name).matches())) {
            names = names.stream()
                    .map(name -> TYPED.matcher(name).replaceFirst("$1"))
                    .toList();
        }
        long blank = names.stream().filter(String::isEmpty).count();
        if (blank > 0) {
            boolean index = names.get(0).isEmpty();
            findings.add(FileFinding.note(
                    "unnamed-column",
                    file.name(),
                    (blank == 1 ? "has a column without a name" : "has " + blank + " columns without a name")
                            + (index ? ", the first: most likely an index" : "") + ". Not read",
                    "Nothing to do; pandas leaves it out with to_csv(…, index=False)"));
        }
        if (new LinkedHashSet<>(names).size() + Math.max(0, blank - 1) < names.size()) {
            findings.add(FileFinding.warning(
                    "double-column",
                    file.name(),
                    "has two columns of one name; the first was read. The header line is " + String.join(", ", names),
                    "Give the columns different names"));
        }
        return names;
    }

    private static Dialect dialect(
            SourceFile file, FileLook look, String separator, boolean escaped, List<String> head, boolean peek)
            throws IOException {
        if (separator.length() > 1) {
            return new Dialect(separator, false, false);
        }
        Dialect.Quotes quotes = new Dialect.Quotes(separator);
        if (separator.equals(",") || peek) {
            for (int i = 0; i < head.size(); ) {
                i += quotes.take(head.subList(i, Math.min(head.size(), i + 20)), i == 0);
            }
            return new Dialect(separator, separator.equals(",") || quotes.quote(), escaped || quotes.escape());
        }
        try (BufferedReader text = FileTable.text(file, look)) {
            List<String> window = new ArrayList<>();
            boolean first = true;
            for (String line = text.readLine(); line != null || !window.isEmpty(); ) {
                while (line != null && (window.isEmpty() || window.size() < 20 && opens(window.get(0), separator))) {
                    window.add(line);
                    line = text.readLine();
                }
                int used = opens(window.get(0), separator) ? quotes.take(window, first) : 1;
                window.subList(0, used).clear();
                first = false;
            }
        }
        return quotes.quote()
                ? new Dialect(separator, true, escaped || quotes.escape())
                : new Dialect(separator, false, false);
    }

    private static boolean opens(String line, String separator) {
        return line.startsWith("\"") || line.contains(separator + '"');
    }

    @Override
    public SourceFile file() {
        return file;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public long rows() {
        return Math.max(0, look.lines() - (named ? 1 : 0));
    }

    @Override
    public String form() {
        return dialect.separatorName();
    }

    @Override
    public boolean named() {
        return named;
    }

    @Override
    public String firstLine() {
        return firstLine;
    }

    @Override
    public List<FileFinding> findings() {
        return findings;
    }

    @Override
    public boolean visit(Cells.Visitor visitor) throws IOException {
        boolean[] header = {named};
        return records(new Lines() {
            @Override
            public boolean fields(long line, List<String> fields) {
                if (header[0]) {
                    header[0] = false;
                    return true;
                }
                return fields.size() == width
                        ? visitor.row(new RowCells(line, DecimalCommas.plain(fields, commas), places))
                        : visitor.broken(line, WIDTH);
            }

            @Override
            public boolean unclosed(long line) {
                return visitor.broken(line, "a quote is never closed");
            }
        });
    }

    /** Takes the fields of one line after the other, until it has had enough. */
    @FunctionalInterface
    private interface Lines {
        boolean fields(long line, List<String> fields);

        /** A line that is left out, since a quote in it is never closed. */
        default boolean unclosed(long line) {
            return true;
        }
    }

    private boolean records(Lines lines) throws IOException {
        return dialect.quoted() ? quoted(lines) : plain(lines);
    }

    private boolean plain(Lines lines) throws IOException {
        try (BufferedReader text = FileTable.text(file, look)) {
            long number = look.skipped();
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                if (!line.isEmpty() && !lines.fields(number, Dialect.cut(line, dialect.separator()))) {
                    return false;
                }
            }
            return true;
        }
    }

    private boolean quoted(Lines lines) throws IOException {
        CSVFormat.Builder format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(dialect.separator())
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(spaced)
                .setTrailingData(true)
                .setLenientEof(true);
        if (dialect.escaped()) {
            format.setEscape('\\');
        }
        Queue<Long> unclosed = new ArrayDeque<>();
        try (BufferedReader text = FileTable.text(file, look);
                CSVParser parser = format.get().parse(new SoundLines(text, dialect, unclosed::add))) {
            for (CSVRecord record : parser) {
                if (!unclosed(unclosed, lines)
                        || !lines.fields(
                                look.skipped() + parser.getCurrentLineNumber() - innerLines(record),
                                List.of(record.values()))) {
                    return false;
                }
            }
            return unclosed(unclosed, lines);
        }
    }

    private static long innerLines(CSVRecord record) {
        return record.stream()
                .flatMapToInt(String::chars)
                .filter(c -> c == '\n')
                .count();
    }

    private static boolean unclosed(Queue<Long> unclosed, Lines lines) {
        for (Long line = unclosed.poll(); line != null; line = unclosed.poll()) {
            if (!lines.unclosed(line)) {
                return false;
            }
        }
        return true;
    }

    private record RowCells(long line, List<String> fields, Map<String, Integer> places) implements Cells {
        @Override
        public ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            places.forEach((name, place) -> json.put(name, fields.get(place)));
            return json;
        }

        @Override
        public String text(String column) {
            Integer place = places.get(column);
            return place == null ? "" : fields.get(place);
        }

        @Override
        public JsonNode node(String column) {
            Integer place = places.get(column);
            return place == null ? MissingNode.getInstance() : TextNode.valueOf(fields.get(place));
        }
    }
}
