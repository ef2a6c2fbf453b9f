package io.lethe.evaluation.dataset.row;

import io.lethe.evaluation.dataset.file.Cells;
import io.lethe.evaluation.dataset.file.FileFinding;
import io.lethe.evaluation.dataset.file.FileTable;
import io.lethe.evaluation.dataset.file.Form;
import io.lethe.evaluation.dataset.file.UnreadableFileException;
import io.lethe.evaluation.dataset.mapping.ColumnNames;
import io.lethe.evaluation.dataset.mapping.EventWords;
import io.lethe.evaluation.dataset.mapping.FieldNames;
import io.lethe.evaluation.dataset.mapping.FieldSource;
import io.lethe.evaluation.dataset.mapping.Mapping.Each;
import io.lethe.evaluation.dataset.mapping.Mapping.Kind;
import io.lethe.evaluation.dataset.mapping.Mapping.Only;
import io.lethe.evaluation.dataset.mapping.Mapping.Part;
import io.lethe.evaluation.dataset.mapping.Mapping.Rest;
import io.lethe.evaluation.dataset.mapping.TimeChoice;
import io.lethe.evaluation.dataset.mapping.TimeFormat;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a part of a mapping and a file together: columns by their names, times by their form. What is found out on the
 * way is told.
 */
public final class Binding {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,14})(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");

    private static final int MOST_TYPES = 200;
    private static final int SHOWN = 5;

    private final Part part;
    private final FileTable table;
    private final ZoneId zone;
    private final boolean lenient;
    private final List<FileFinding> findings;
    private final Map<String, String> taken = new LinkedHashMap<>();

    private Binding(Part part, FileTable table, ZoneId zone, boolean lenient, List<FileFinding> findings) {
        this.part = part;
        this.lenient = lenient;
        this.table = table;
        this.zone = zone;
        this.findings = findings;
    }

    /**
     * Binds a part to a file.
     *
     * @param lenient whether words for types that are not Lethe's own are understood
     * @throws UnreadableFileException if the times cannot be understood
     */
    public static BoundPart of(Part part, FileTable table, ZoneId zone, boolean lenient, List<FileFinding> findings)
            throws IOException {
        return new Binding(part, table, zone, lenient, findings).bind();
    }

    /** The columns that a file must have for a part to fit it. */
    public static List<String> needed(Part part) {
        Set<String> needed = new LinkedHashSet<>(part.requires());
        Each each = part.each();
        if (each != null) {
            needed.add(each.column());
        }
        List<String> fields = part.kind() == Kind.EVENTS
                ? List.of(FieldNames.USER, FieldNames.ITEM, FieldNames.TYPE, FieldNames.TIME)
                : List.of(FieldNames.ITEM);
        for (String field : fields) {
            FieldSource origin = part.origin(field);
            if (origin != null
                    && origin.columns().size() == 1
                    && !isMember(origin.columns().get(0))) {
                needed.add(origin.columns().get(0));
            }
        }
        return List.copyOf(needed);
    }

    /** What of this a file with these columns does not have. */
    public static List<String> missing(Part part, List<String> columns) {
        return needed(part).stream()
                .filter(name -> ColumnNames.find(columns, name).isEmpty())
                .toList();
    }

    /** The form in which a part reads files of a form that was perhaps said elsewhere. */
    public static Form form(Part part, Form said) {
        Form own = part.form();
        return own.in(own.encoding() == null ? said.encoding() : own.encoding());
    }

    private static boolean isMember(String column) {
        return column.equals(Each.MEMBER) || column.startsWith(Each.MEMBER + ".");
    }

    private BoundPart bind() throws IOException {
        Map<String, FieldSource> fields = new LinkedHashMap<>();
        part.fields().forEach((field, origin) -> {
            String plus = origin.plus();
            fields.put(
                    field,
                    origin.withColumns(
                                    origin.columns().stream().map(this::column).toList())
                            .withPlus(plus == null ? null : column(plus)));
        });
        if (!isTime(fields.get(FieldNames.PUBLISHED))) {
            fields.remove(FieldNames.PUBLISHED);
        }
        FieldSource type = fields.get(FieldNames.TYPE);
        if (lenient && type != null && !type.columns().isEmpty()) {
            fields.put(FieldNames.TYPE, understood(type));
        }
        Part named = part.with(fields);
        Each each = named.each();
        if (each != null) {
            named = named.each(new Each(column(each.column()), each.split()));
        }
        Only only = named.only();
        if (only != null) {
            named = named.only(new Only(column(only.column()), only.values()));
        }
        taken.forEach((said, column) -> findings.add(FileFinding.note(
                "column-name",
                table.file().name(),
                "`" + column + "` was taken for `" + said + "`",
                "Nothing to do if that is what it is")));
        List<String> further = new ArrayList<>(further(named));
        List<String> counters = named.rest() == Rest.LEFT ? List.of() : RowNumbers.in(table, further);
        if (!counters.isEmpty()) {
            further.removeAll(counters);
            findings.add(FileFinding.note(
                    "row-numbers",
                    table.file().name(),
                    "numbers its rows in " + String.join(", ", counters) + ". Not read",
                    "Nothing to do; if it means something, a mapping makes it an attribute"));
        }
        Map<String, TimeFormat> times = new HashMap<>();
        for (String field : List.of(FieldNames.TIME, FieldNames.PUBLISHED)) {
            FieldSource origin = named.origin(field);
            if (origin != null) {
                times.put(field, time(field, origin));
            }
        }
        return new BoundPart(
                named, table, times, named.rest() == Rest.LEFT ? List.of() : further, numbers(named, further));
    }

    /** Columns of one file that none of the parts that read it has a use for. */
    public static Optional<FileFinding> unread(List<BoundPart> parts) {
        FileTable table = parts.get(0).table();
        List<String> unread = new ArrayList<>(table.columns());
        for (BoundPart part : parts) {
            unread.retainAll(part.part().rest() == Rest.LEFT ? further(part.part(), table) : List.of());
        }
        return unread.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        FileFinding.note(
                                "unread-columns",
                                table.file().name(),
                                "holds columns that will not be read: " + String.join(", ", unread),
                                "Nothing to do, unless one matters: a mapping makes it a value, a text, an attribute or context"));
    }

    /** Whether a column of dates holds any: a year alone or a word is left to the attributes. */
    private boolean isTime(@Nullable FieldSource origin) throws IOException {
        if (origin == null || origin.format() != null || origin.columns().size() != 1) {
            return true;
        }
        int place = table.columns().indexOf(origin.columns().get(0));
        return place < 0
                || TimeChoice.looksLikeTimes(table.sample().stream()
                        .map(row -> origin.said(row.get(place)))
                        .toList());
    }

    private String column(String name) {
        if (isMember(name) || table.columns().contains(name)) {
            return name;
        }
        Optional<String> found = ColumnNames.find(table.columns(), name);
        found.ifPresent(column -> taken.put(name, column));
        return found.orElse(name);
    }

    /** The columns that nothing reads. */
    private List<String> further(Part named) {
        return further(named, table).stream()
                .filter(column -> ColumnNames.find(named.left(), column).isEmpty())
                .toList();
    }

    private static List<String> further(Part named, FileTable table) {
        Set<String> read = new TreeSet<>();
        named.fields().values().forEach(origin -> origin.columns().forEach(column -> {
            read.add(column);
            if (column.contains(".")) {
                read.add(column.substring(0, column.indexOf('.')));
            }
        }));
        Each each = named.each();
        if (each != null) {
            read.add(each.column());
        }
        Only only = named.only();
        if (only != null) {
            read.add(only.column());
        }
        named.fields().values().forEach(origin -> {
            String plus = origin.plus();
            if (plus != null) {
                read.add(plus);
            }
        });
        return table.columns().stream().filter(column -> !read.contains(column)).toList();
    }

    /** Those columns whose cells are all numbers, as far as one has looked, and no codes such as 007. */
    private Set<String> numbers(Part named, List<String> further) throws IOException {
        Set<String> candidates = new TreeSet<>(named.rest() == Rest.ATTRIBUTES ? further : List.of());
        named.fields().forEach((name, origin) -> {
            if (name.startsWith(FieldNames.ATTRIBUTES)) {
                candidates.addAll(origin.match() == null ? origin.columns() : List.of());
            }
        });
        Set<String> numbers = new TreeSet<>();
        List<List<String>> sample = candidates.isEmpty() ? List.of() : table.sample();
        for (String column : candidates) {
            int place = table.columns().indexOf(column);
            List<String> cells = place < 0
                    ? List.of()
                    : sample.stream()
                            .map(row -> row.get(place).strip())
                            .filter(cell -> !cell.isEmpty())
                            .toList();
            if (!cells.isEmpty()
                    && cells.stream().allMatch(cell -> NUMBER.matcher(cell).matches())) {
                numbers.add(column);
            }
        }
        named.fields().forEach((name, origin) -> {
            Pattern match = origin.match();
            if (name.startsWith(FieldNames.ATTRIBUTES)
                    && match != null
                    && match.pattern().contains("\\d")) {
                numbers.addAll(origin.columns());
            }
        });
        return numbers;
    }

    /** The same type with what the words of the column stand for. */
    private FieldSource understood(FieldSource type) throws IOException {
        Map<String, Long> words = new TreeMap<>();
        visit(cells -> {
            String word = cells.text(type.columns().get(0)).strip();
            if (!word.isEmpty() && (words.size() < MOST_TYPES || words.containsKey(word))) {
                words.merge(word, 1L, Long::sum);
            }
            return true;
        });
        Map<String, String> values = new LinkedHashMap<>(EventWords.of(words.keySet()));
        values.putAll(type.values());
        if (!values.isEmpty()) {
            findings.add(FileFinding.note(
                    "type-words",
                    table.file().name(),
                    "calls types of events by other words in " + type.columns().get(0) + ": "
                            + values.entrySet().stream()
                                    .map(one -> one.getKey() + " is " + one.getValue())
                                    .collect(Collectors.joining(", ")),
                    "If one is something else, say so: --map …,"
                            + values.keySet().iterator().next() + "=TYPE"));
        }
        words.keySet()
                .removeIf(
                        word -> values.containsKey(word) || EventWords.of(word).isPresent());
        if (!words.isEmpty() && !values.containsKey("*")) {
            findings.add(FileFinding.warning(
                    "unknown-types",
                    table.file().name(),
                    "holds types of events that Lethe does not know, in "
                            + type.columns().get(0) + ": "
                            + words.entrySet().stream()
                                    .limit(SHOWN)
                                    .map(one -> one.getKey() + " (" + one.getValue() + " rows)")
                                    .collect(Collectors.joining(", ")),
                    "Say what each is, or its rows are refused: --map …,"
                            + words.keySet().iterator().next() + "=view"));
        }
        return type.withValues(values);
    }

    private void visit(Predicate<Cells> visitor) throws IOException {
        table.visit(new Cells.Visitor() {
            @Override
            public boolean row(Cells cells) {
                return visitor.test(cells);
            }

            @Override
            public boolean broken(long line, String reason) {
                return true;
            }
        });
    }

    private TimeFormat time(String field, FieldSource origin) throws IOException {
        String code = origin.format();
        if (code != null) {
            return TimeFormat.of(code, zone);
        }
        TimeChoice choice = new TimeChoice(zone);
        String constant = origin.constant();
        if (constant != null) {
            choice.show(constant);
        } else {
            show(origin, choice, FileTable.SAMPLE * 10);
            if (choice.needsAll()) {
                choice = new TimeChoice(zone);
                show(origin, choice, Integer.MAX_VALUE);
            }
        }
        String column = constant != null ? field : origin.columns().get(0);
        TimeChoice.Outcome outcome = choice.decide();
        if (outcome instanceof TimeChoice.Outcome.None none) {
            if (table.rows() == 0 || choice.isEmpty()) {
                return new TimeFormat.Iso(zone);
            }
            throw new UnreadableFileException(table.file().name() + ": the column " + column + " " + none.reason());
        }
        TimeChoice.Outcome.Found found = (TimeChoice.Outcome.Found) outcome;
        tell(column, found, choice);
        return found.format();
    }

    private void show(FieldSource origin, TimeChoice choice, int most) throws IOException {
        int[] rows = {0};
        visit(cells -> {
            origin.columns().forEach(column -> choice.show(origin.said(cells.text(column))));
            return ++rows[0] < most;
        });
    }

    private void tell(String column, TimeChoice.Outcome.Found found, TimeChoice choice) {
        String file = table.file().name();
        TimeFormat format = found.format();
        if (found.ambiguous()) {
            findings.add(FileFinding.warning(
                    "day-or-month",
                    file,
                    "does not tell whether the day or the month comes first in " + column + "; " + format.code()
                            + " was taken, for all rows",
                    "If the other order is right, say so: time=" + column + ":" + swapped(format.code())));
        } else if (format instanceof TimeFormat.Epoch epoch) {
            findings.add(FileFinding.note(
                    "time-unit",
                    file,
                    "tells times in " + unit(epoch.code()) + " since 1970 in " + column + ", by their size: "
                            + choice.example(format),
                    "If that is wrong, say the unit: time=" + column + ":s, ms, us or ns"));
        } else if (choice.isWithoutZone()) {
            findings.add(FileFinding.note(
                    "zone",
                    file,
                    "tells times without a zone in " + column + ", read as " + zone.getId() + " in the form "
                            + format.code() + ": " + choice.example(format),
                    "If they are of another zone, say it in the mapping: zone: Europe/Berlin"));
        }
    }

    private static String swapped(String code) {
        return code.replace('d', '\u0000').replaceFirst("M", "d").replace('\u0000', 'M');
    }

    private static String unit(String code) {
        return switch (code) {
            case "s" -> "seconds";
            case "us" -> "microseconds";
            case "ns" -> "nanoseconds";
            default -> "milliseconds";
        };
    }
}
