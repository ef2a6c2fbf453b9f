package io.lethe.evaluation.dataset.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where a field comes from.
 *
 * @param columns  the columns, the first one that is not blank counts; of categories, all of them do
 * @param constant what every row says; null where columns do
 * @param values   what stands for what; what is not among them stays as it is
 * @param format   of a time: {@code s}, {@code ms}, {@code us}, {@code ns}, {@code iso}, or a pattern such as
 *                 {@code dd/MM/yyyy HH:mm}; null to find out
 * @param split    what lies between the members of a list; null for a JSON list or none
 * @param match    a regular expression whose first group, or whole, is the field; a cell that does not match is blank
 * @param scale    of a rating: from where to where it goes, to be told as stars; null for stars
 * @param plus     of a time: a column with milliseconds to add to it; null for none
 * @param flags    whether each column is 1 where its name is one of the categories
 */
public record FieldSource(
        List<String> columns,
        @Nullable String constant,
        Map<String, String> values,
        @Nullable String format,
        @Nullable String split,
        @Nullable Pattern match,
        @Nullable Scale scale,
        @Nullable String plus,
        boolean flags) {

    public FieldSource {
        columns = List.copyOf(columns);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The ends of a scale. */
    public record Scale(double low, double high) {
        private static final double FEWEST_STARS = 0.5;
        private static final double MOST_STARS = 5;

        /** A number of this scale as stars from 0.5 to 5. */
        public double stars(double value) {
            return FEWEST_STARS + (value - low) / (high - low) * (MOST_STARS - FEWEST_STARS);
        }
    }

    public static FieldSource column(String column) {
        return new FieldSource(List.of(column), null, Map.of(), null, null, null, null, null, false);
    }

    public static FieldSource constant(String value) {
        return new FieldSource(List.of(), value, Map.of(), null, null, null, null, null, false);
    }

    public FieldSource withFormat(@Nullable String other) {
        return new FieldSource(columns, constant, values, other, split, match, scale, plus, flags);
    }

    public FieldSource withSplit(@Nullable String other) {
        return new FieldSource(columns, constant, values, format, other, match, scale, plus, flags);
    }

    public FieldSource withValues(Map<String, String> others) {
        return new FieldSource(columns, constant, others, format, split, match, scale, plus, flags);
    }

    public FieldSource withColumns(List<String> others) {
        return new FieldSource(others, constant, values, format, split, match, scale, plus, flags);
    }

    public FieldSource withScale(@Nullable Scale other) {
        return new FieldSource(columns, constant, values, format, split, match, other, plus, flags);
    }

    public FieldSource withPlus(@Nullable String other) {
        return new FieldSource(columns, constant, values, format, split, match, scale, other, flags);
    }

    /** What a cell says: the part that is meant, under the name that it stands for. */
    public String said(String cell) {
        String part = cell;
        if (match != null) {
            Matcher found = match.matcher(cell);
            if (!found.find()) {
                return "";
            }
            String group = found.groupCount() > 0 ? found.group(1) : found.group();
            part = group == null ? "" : group;
        }
        if (values.isEmpty()) {
            return part;
        }
        String value = values.get(part.strip());
        return value == null ? values.getOrDefault("*", part) : value;
    }

    static boolean isPattern(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
