package io.lethe.ingest.cleaning;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of cleaning a record: accepted, or rejected with a reason.
 *
 * @param <T> the type of an accepted record
 */
public sealed interface CleaningOutcome<T> {

    /**
     * The record is valid.
     *
     * @param value    the cleaned record
     * @param warnings the parts that were left out or changed
     */
    record Accepted<T>(T value, List<Warning> warnings) implements CleaningOutcome<T> {
        public Accepted {
            Objects.requireNonNull(value, "value");
            warnings = List.copyOf(warnings);
        }

        public Accepted(T value) {
            this(value, List.of());
        }
    }

    /**
     * The record is invalid.
     *
     * @param field  the path of the invalid field; {@value #WHOLE} for the record as a whole
     * @param flaw   the kind of fault
     * @param reason one sentence for people
     * @param value  the beginning of the invalid value, in the form of {@link Shown}; null if there is none
     */
    record Rejected<T>(
            String field,
            Flaw flaw,
            String reason,
            @Nullable String value) implements CleaningOutcome<T> {
        /** The path of the record as a whole. */
        public static final String WHOLE = "$";

        public Rejected {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(flaw, "flaw");
            Objects.requireNonNull(reason, "reason");
        }

        public Rejected(String field, Flaw flaw, String reason) {
            this(field, flaw, reason, null);
        }

        /** This rejection, for a record of another type. */
        public <U> Rejected<U> as() {
            return new Rejected<>(field, flaw, reason, value);
        }

        /** Flaw and field as a metric label of low cardinality: {@code missing/userId}. */
        public String label() {
            return flaw == Flaw.UNKNOWN_FIELD || flaw == Flaw.DUPLICATE_FIELD || field.equals(WHOLE)
                    ? flaw.code()
                    : flaw.code() + "/" + Shown.root(field);
        }
    }
}
