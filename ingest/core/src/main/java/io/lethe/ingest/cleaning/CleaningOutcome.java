package io.lethe.ingest.cleaning;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What cleaning made of a record: accepted, or refused for a reason.
 *
 * @param <T> what an accepted record is
 */
public sealed interface CleaningOutcome<T> {

    /**
     * The record says something that Lethe can keep.
     *
     * @param value    what it says
     * @param warnings what was left out of it
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
     * The record is refused.
     *
     * @param field  the path of the field at fault, {@value #WHOLE} for the record as a whole
     * @param flaw   the kind of fault
     * @param reason one sentence for people
     * @param value  how the value at fault begins, as {@link Shown} has it; null where there is none
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

        /** The same refusal of a record of another kind. */
        public <U> Rejected<U> as() {
            return new Rejected<>(field, flaw, reason, value);
        }

        /** Flaw and field as one word of a small vocabulary, for counting: {@code missing/userId}. */
        public String label() {
            return flaw == Flaw.UNKNOWN_FIELD || flaw == Flaw.DUPLICATE_FIELD || field.equals(WHOLE)
                    ? flaw.code()
                    : flaw.code() + "/" + Shown.root(field);
        }
    }
}
