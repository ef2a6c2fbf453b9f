package io.lethe.evaluation.dataset.mapping;

import io.lethe.evaluation.dataset.file.Form;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the files of a data set are read.
 *
 * @param name  what the layout is called
 * @param zone  the zone of times that say none, such as {@code UTC} or {@code Europe/Berlin}
 * @param about what else there is to know about it, for people; possibly empty
 * @param parts what is read from which file; the events in this order
 */
public record Mapping(String name, String zone, String about, List<Part> parts) {

    public Mapping {
        parts = List.copyOf(parts);
    }

    /** What a part reads. */
    public enum Kind {
        EVENTS,
        ITEMS
    }

    /** What becomes of columns that no field takes. */
    public enum Rest {
        /** Attributes of the item. */
        ATTRIBUTES,
        /** The context of the event. */
        CONTEXT,
        /** Nothing. */
        LEFT
    }

    /**
     * Events or items from files of one kind.
     *
     * @param files    patterns of names without {@code .gz} and the like, such as {@code ratings*.csv}; any file if
     *                 empty
     * @param form     what is known of their form
     * @param kind     events or items
     * @param requires columns by which a file is known to be meant; besides those that required fields read
     * @param optional whether the set is whole without it
     * @param each     the list that gives one event or item for each of its members; null if a row is one
     * @param only     which rows count; null for all
     * @param merge    whether rows of one item complete each other, and are given once, at the end
     * @param fields   where each field comes from, by its name: {@code itemId}, {@code attributes.year},
     *                 {@code context.page}
     * @param rest     what becomes of further columns
     * @param left     columns that are left out on purpose
     */
    public record Part(
            List<String> files,
            Form form,
            Kind kind,
            List<String> requires,
            boolean optional,
            @Nullable Each each,
            @Nullable Only only,
            boolean merge,
            Map<String, FieldSource> fields,
            Rest rest,
            List<String> left) {

        public Part {
            files = List.copyOf(files);
            requires = List.copyOf(requires);
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            left = List.copyOf(left);
        }

        /** Whether a file of this name can be meant. */
        public boolean fits(String name) {
            return files.isEmpty()
                    || files.stream().anyMatch(pattern -> FileSystems.getDefault()
                            .getPathMatcher("glob:" + pattern.toLowerCase(Locale.ROOT))
                            .matches(Path.of(name.toLowerCase(Locale.ROOT))));
        }

        public @Nullable FieldSource origin(String field) {
            return fields.get(field);
        }

        public Part named(List<String> names) {
            return new Part(names, form, kind, requires, optional, each, only, merge, fields, rest, left);
        }

        public Part with(Map<String, FieldSource> others) {
            return new Part(files, form, kind, requires, optional, each, only, merge, others, rest, left);
        }

        public Part each(@Nullable Each other) {
            return new Part(files, form, kind, requires, optional, other, only, merge, fields, rest, left);
        }

        public Part only(@Nullable Only other) {
            return new Part(files, form, kind, requires, optional, each, other, merge, fields, rest, left);
        }
    }

    /**
     * A list in a row.
     *
     * @param column where it stands
     * @param split  what lies between its members; null for a JSON list
     */
    public record Each(String column, @Nullable String split) {
        /** The column that holds the member of the moment. */
        public static final String MEMBER = "each";
    }

    /** Rows whose column says one of these. */
    public record Only(String column, List<String> values) {
        public Only {
            values = List.copyOf(values);
        }
    }

    public Mapping withParts(List<Part> others) {
        return new Mapping(name, zone, about, others);
    }
}
