package io.lethe.evaluation.dataset.mapping;

import io.lethe.evaluation.dataset.file.FileFinding;
import io.lethe.evaluation.dataset.file.Form;
import io.lethe.evaluation.dataset.mapping.Mapping.Kind;
import io.lethe.evaluation.dataset.mapping.Mapping.Part;
import io.lethe.evaluation.dataset.mapping.Mapping.Rest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What columns may mean, by their names and by what stands in them.
 *
 * @param mapping  what was found out; it can be used only if the guess is {@link #whole}
 * @param missing  what was not found, in words
 * @param findings what there is to say of it
 */
public record Guess(Mapping mapping, List<String> missing, List<FileFinding> findings) {

    public Guess {
        missing = List.copyOf(missing);
        findings = List.copyOf(findings);
    }

    /**
     * The beginning of a file.
     *
     * @param rows  cells in the order of the columns
     * @param named whether the columns have names of their own
     */
    public record Seen(String file, List<String> columns, List<List<String>> rows, boolean named) {
        List<String> cells(String column) {
            int place = columns.indexOf(column);
            return place < 0
                    ? List.of()
                    : rows.stream().map(row -> row.get(place)).toList();
        }
    }

    /** Whether it can be used as it is: somebody does something, by columns whose names say so. */
    public boolean whole() {
        return missing.isEmpty();
    }

    /**
     * Guesses.
     *
     * @param day the day that events get where no column holds a time, such as 2026-11-28
     */
    public static Guess of(List<Seen> files, String day) {
        List<Part> parts = new ArrayList<>();
        List<FileFinding> findings = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        boolean events = false;
        for (Seen seen : files) {
            if (seen.rows().isEmpty()) {
                continue;
            }
            Columns columns = new Columns(seen);
            if (columns.user != null && columns.item != null) {
                parts.add(events(seen, columns, day, findings));
                events = true;
                items(seen, columns, true).ifPresent(parts::add);
            } else if (columns.user == null) {
                items(seen, columns, false).ifPresent(parts::add);
            }
        }
        if (!events) {
            missing.add("who did something with what (user and item)");
            files.stream()
                    .min(Comparator.comparing(Seen::named))
                    .flatMap(seen -> unnamed(seen, day))
                    .ifPresent(part -> parts.add(0, part));
        }
        return new Guess(new Mapping("guessed", "UTC", "", parts), missing, findings);
    }

    /**
     * A part that somebody gave for events, with the type and the time found among the columns where nothing is said of
     * them.
     */
    public static Part completed(Part part, Seen seen, String day, List<FileFinding> findings) {
        if (part.kind() != Kind.EVENTS) {
            return part;
        }
        Map<String, FieldSource> fields = new LinkedHashMap<>(part.fields());
        Columns columns = new Columns(seen);
        Set<String> used = new HashSet<>();
        fields.values().forEach(origin -> used.addAll(origin.columns()));
        if (!fields.containsKey(FieldNames.TYPE)) {
            String type = columns.type;
            FieldSource value = fields.get(FieldNames.VALUE);
            String column = value == null || value.columns().isEmpty()
                    ? null
                    : value.columns().get(0);
            fields.put(
                    FieldNames.TYPE,
                    type != null && !used.contains(type)
                            ? FieldSource.column(type)
                            : FieldSource.constant(
                                    column == null
                                            ? byName(seen.file()).orElse("view")
                                            : Role.QUANTITY
                                                            .find(List.of(column), Set.of())
                                                            .isPresent()
                                                    ? "purchase"
                                                    : "rating"));
        }
        if (!fields.containsKey(FieldNames.TIME)) {
            String time = columns.time;
            fields.put(
                    FieldNames.TIME,
                    time != null && !used.contains(time) ? FieldSource.column(time) : FieldSource.constant(day));
            if (time == null || used.contains(time)) {
                findings.add(noTime(seen.file(), day));
            }
        }
        return part.with(fields);
    }

    private static FileFinding noTime(String file, String day) {
        return FileFinding.warning(
                "no-time",
                file,
                "has no column that holds a time; every event gets " + day + ", when the file was last changed",
                "Say when it was with time='2025-01-31', or which column it is with time=COLUMN");
    }

    private static Part events(Seen seen, Columns columns, String day, List<FileFinding> findings) {
        Map<String, FieldSource> fields = new LinkedHashMap<>();
        put(fields, FieldNames.USER, columns.user);
        put(fields, FieldNames.ITEM, columns.item);
        String type = columns.type;
        if (type != null) {
            fields.put(FieldNames.TYPE, FieldSource.column(type));
        } else {
            String constant = columns.rating != null
                    ? "rating"
                    : columns.quantity != null
                            ? "purchase"
                            : byName(seen.file())
                                    .or(() -> Optional.ofNullable(columns.time).flatMap(Guess::byName))
                                    .orElse("view");
            fields.put(FieldNames.TYPE, FieldSource.constant(constant));
            findings.add(FileFinding.note(
                    "no-type",
                    seen.file(),
                    "has no column that says what somebody did; every event is a " + constant,
                    "If it is something else, say so: --map …,type='purchase'"));
        }
        String time = columns.time;
        if (time != null) {
            fields.put(FieldNames.TIME, FieldSource.column(time));
        } else {
            fields.put(FieldNames.TIME, FieldSource.constant(day));
            findings.add(noTime(seen.file(), day));
        }
        String value = columns.rating != null ? columns.rating : columns.quantity;
        put(fields, FieldNames.VALUE, value == null && type != null ? columns.value : value);
        put(fields, FieldNames.TEXT, columns.words);
        put(fields, "dwellMs", columns.dwell);
        return new Part(
                List.of(seen.file()),
                Form.UNKNOWN,
                Kind.EVENTS,
                List.of(),
                false,
                null,
                null,
                false,
                fields,
                Rest.LEFT,
                List.of());
    }

    private static Optional<Part> items(Seen seen, Columns columns, boolean besideEvents) {
        String item = columns.item != null ? columns.item : columns.id;
        boolean described = columns.title != null || columns.description != null || columns.categories != null;
        if (item == null || !described) {
            return Optional.empty();
        }
        Map<String, FieldSource> fields = new LinkedHashMap<>();
        put(fields, FieldNames.ITEM, item);
        put(fields, FieldNames.TITLE, columns.title);
        put(fields, FieldNames.TEXT, columns.description);
        String categories = columns.categories;
        if (categories != null) {
            fields.put(FieldNames.CATEGORIES, FieldSource.column(categories).withSplit(split(seen.cells(categories))));
        }
        if (!besideEvents) {
            put(fields, FieldNames.AVAILABLE, columns.available);
            put(fields, FieldNames.PUBLISHED, columns.published);
        }
        return Optional.of(new Part(
                List.of(seen.file()),
                Form.UNKNOWN,
                Kind.ITEMS,
                List.of(),
                true,
                null,
                null,
                besideEvents,
                fields,
                besideEvents ? Rest.LEFT : Rest.ATTRIBUTES,
                List.of()));
    }

    /** Columns without names, by what stands in them and by the order that is usual: user, item, value, time. */
    private static Optional<Part> unnamed(Seen seen, String day) {
        if (seen.columns().size() < 2 || seen.rows().isEmpty()) {
            return Optional.empty();
        }
        String time = null;
        String type = null;
        List<String> ids = new ArrayList<>();
        for (String column : seen.columns()) {
            List<String> cells = seen.cells(column);
            if (time == null && TimeChoice.looksLikeTimes(cells)) {
                time = column;
            } else if (type == null
                    && cells.stream().allMatch(cell -> EventWords.of(cell).isPresent())) {
                type = column;
            } else {
                ids.add(column);
            }
        }
        if (ids.size() < 2) {
            return Optional.empty();
        }
        Map<String, FieldSource> fields = new LinkedHashMap<>();
        put(fields, FieldNames.USER, ids.get(0));
        put(fields, FieldNames.ITEM, ids.get(1));
        fields.put(FieldNames.TYPE, type == null ? FieldSource.constant("view") : FieldSource.column(type));
        fields.put(FieldNames.TIME, time == null ? FieldSource.constant(day) : FieldSource.column(time));
        return Optional.of(new Part(
                List.of(seen.file()),
                Form.UNKNOWN,
                Kind.EVENTS,
                List.of(),
                false,
                null,
                null,
                false,
                fields,
                Rest.LEFT,
                List.of()));
    }

    private static void put(Map<String, FieldSource> fields, String field, @Nullable String column) {
        if (column != null) {
            fields.put(field, FieldSource.column(column));
        }
    }

    /** What lies between the categories of a cell; null if nothing does. */
    static @Nullable String split(List<String> cells) {
        List<String> full = cells.stream().filter(cell -> !cell.isBlank()).toList();
        for (String separator : List.of("|", ";", ">", ",")) {
            long with = full.stream().filter(cell -> cell.contains(separator)).count();
            if (with > 0 && (separator.equals("|") || with * 5 >= full.size())) {
                return separator;
            }
        }
        return null;
    }

    private static Optional<String> byName(String file) {
        String name = file.toLowerCase(Locale.ROOT).replaceFirst("\\..*$", "");
        for (String word : name.split("[^\\p{L}]+")) {
            for (String stem : List.of(word, word.replaceFirst("s$", ""))) {
                Optional<String> type = EventWords.of(stem);
                if (type.isPresent()) {
                    return type;
                }
            }
        }
        return Optional.empty();
    }

    /** The columns of a file by their roles. */
    private static final class Columns {
        private final Set<String> taken = new HashSet<>();
        private final List<String> names;
        private final @Nullable String user;
        private final @Nullable String item;
        private final @Nullable String time;
        private final @Nullable String type;
        private final @Nullable String rating;
        private final @Nullable String quantity;
        private final @Nullable String value;
        private final @Nullable String words;
        private final @Nullable String dwell;
        private final @Nullable String title;
        private final @Nullable String description;
        private final @Nullable String categories;
        private final @Nullable String available;
        private final @Nullable String published;
        private final @Nullable String id;

        Columns(Seen seen) {
            this.names = seen.named() ? seen.columns() : List.of();
            this.user = find(Role.USER);
            this.item = find(Role.ITEM);
            this.type = type(seen);
            this.time = time(seen);
            this.rating = user == null ? null : find(Role.RATING);
            this.quantity = user == null ? null : find(Role.QUANTITY);
            this.value = user == null ? null : find(Role.VALUE);
            this.words = user == null ? null : find(Role.WORDS);
            this.dwell = find(Role.DWELL);
            this.title = find(Role.TITLE);
            this.description = find(Role.DESCRIPTION);
            this.categories = find(Role.CATEGORIES);
            this.available = find(Role.AVAILABLE);
            String day = find(Role.PUBLISHED);
            this.published = day != null && TimeChoice.looksLikeTimes(seen.cells(day)) ? day : null;
            this.id = names.stream()
                    .filter(name -> ColumnNames.plain(name).equals("id"))
                    .findFirst()
                    .orElse(null);
        }

        private @Nullable String find(Role role) {
            Optional<String> column = role.find(names, taken);
            column.ifPresent(taken::add);
            return column.orElse(null);
        }

        private @Nullable String type(Seen seen) {
            Optional<String> column = Role.TYPE.find(names, taken).filter(name -> speaks(seen, name));
            if (column.isEmpty()) {
                column = names.stream()
                        .filter(name -> !taken.contains(name) && speaks(seen, name))
                        .findFirst();
            }
            column.ifPresent(taken::add);
            return column.orElse(null);
        }

        /** Whether most cells are words for what people do. */
        private static boolean speaks(Seen seen, String column) {
            List<String> cells =
                    seen.cells(column).stream().filter(cell -> !cell.isBlank()).toList();
            long known = cells.stream()
                    .filter(cell -> EventWords.of(cell).isPresent())
                    .count();
            return known > 0 && known * 2 >= cells.size();
        }

        private @Nullable String time(Seen seen) {
            Optional<String> column = Optional.empty();
            Set<String> passed = new HashSet<>(taken);
            Optional<String> next = Role.TIME.find(names, passed);
            while (column.isEmpty() && next.isPresent()) {
                passed.add(next.get());
                column = next.filter(name -> TimeChoice.looksLikeTimes(seen.cells(name)));
                next = Role.TIME.find(names, passed);
            }
            if (column.isEmpty() && user != null) {
                column = names.stream()
                        .filter(name -> !taken.contains(name) && TimeChoice.looksLikeTimes(seen.cells(name)))
                        .findFirst();
            }
            column.ifPresent(taken::add);
            return column.orElse(null);
        }
    }
}
