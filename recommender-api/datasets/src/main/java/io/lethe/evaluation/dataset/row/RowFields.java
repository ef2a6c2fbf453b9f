package io.lethe.evaluation.dataset.row;

import io.lethe.evaluation.dataset.file.Cells;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one row, by the names of their columns. A column that is not there is an empty field. */
public record RowFields(DatasetRow.Place place, Cells cells) {
    private static final int LONGEST_SHOWN = 100;

    /** A field that does not hold what its column promises; it makes the row a {@link DatasetRow.Rejected}. */
    public static final class UnfitException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String field;
        private final String reason;
        private final @Nullable String value;

        public UnfitException(String field, String reason) {
            this(field, reason, null);
        }

        public UnfitException(String field, String reason, @Nullable String value) {
            super(field + ": " + reason, null, false, false);
            this.field = field;
            this.reason = reason;
            this.value = value;
        }
    }

    /** What the function makes of the fields; a rejected row if it finds one unfit. */
    public static DatasetRow read(RowFields fields, Function<RowFields, DatasetRow> toRow) {
        try {
            return toRow.apply(fields);
        } catch (UnfitException e) {
            String value = e.value;
            return new DatasetRow.Rejected(
                    fields.place(),
                    e.field,
                    e.reason,
                    value == null || value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…");
        }
    }

    public String text(String name) {
        return cells.text(name);
    }

    /** The field, or null where it is blank. */
    @Nullable
    public String optional(String name) {
        String text = text(name);
        return text.isBlank() ? null : text;
    }

    public String required(String name) {
        String text = text(name);
        if (text.isBlank()) {
            throw new UnfitException(name, "is missing");
        }
        return text;
    }

    public double number(String name) {
        return number(name, required(name));
    }

    public static double number(String name, String text) {
        double number;
        try {
            number = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new UnfitException(name, "is not a number", text);
        }
        if (!Double.isFinite(number)) {
            throw new UnfitException(name, "is not a finite number", text);
        }
        return number;
    }
}
