package io.lethe.evaluation.dataset;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The fields of one row, by the names of their columns. A column that is not there is an empty field. */
record Fields(Row.Place place, UnaryOperator<String> byName) {

    /** A field that does not hold what its column promises; it makes the row a {@link Row.Rejected}. */
    static final class UnfitException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String field;
        private final String reason;

        UnfitException(String field, String reason) {
            super(field + ": " + reason, null, false, false);
            this.field = field;
            this.reason = reason;
        }

        String field() {
            return field;
        }

        String reason() {
            return reason;
        }
    }

    String text(String name) {
        return byName.apply(name);
    }

    /** The field, or null where it is blank. */
    @Nullable
    String optional(String name) {
        String text = text(name);
        return text.isBlank() ? null : text;
    }

    String required(String name) {
        String text = text(name);
        if (text.isBlank()) {
            throw new UnfitException(name, "is missing");
        }
        return text;
    }

    double number(String name) {
        return number(name, required(name));
    }

    @Nullable
    Double optionalNumber(String name) {
        String text = optional(name);
        return text == null ? null : Double.valueOf(number(name, text));
    }

    /** A time in seconds since 1970, whole or not, as milliseconds. */
    long seconds(String name) {
        String text = required(name).strip();
        try {
            return Math.multiplyExact(Long.parseLong(text), 1000L);
        } catch (NumberFormatException e) {
            return Math.round(number(name, text) * 1000);
        } catch (ArithmeticException e) {
            throw new UnfitException(name, "is out of range");
        }
    }

    private static double number(String name, String text) {
        double number;
        try {
            number = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new UnfitException(name, "is not a number");
        }
        if (!Double.isFinite(number)) {
            throw new UnfitException(name, "is not a finite number");
        }
        return number;
    }
}
