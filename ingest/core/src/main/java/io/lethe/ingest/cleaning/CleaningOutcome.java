package io.lethe.ingest.cleaning;

import java.util.Objects;

/**
 * What cleaning made of a record: accepted, or refused for a reason.
 *
 * @param <T> what an accepted record is
 */
public sealed interface CleaningOutcome<T> {

    /** The record says something that Lethe can keep. */
    record Accepted<T>(T value) implements CleaningOutcome<T> {
        public Accepted {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * The record is refused.
     *
     * @param field  the path of the field at fault, {@value #WHOLE} for the record as a whole
     * @param flaw   the kind of fault
     * @param reason one sentence for people
     */
    record Rejected<T>(String field, Flaw flaw, String reason) implements CleaningOutcome<T> {
        /** The path of the record as a whole. */
        public static final String WHOLE = "$";

        public Rejected {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(flaw, "flaw");
            Objects.requireNonNull(reason, "reason");
        }

        /** Flaw and field as one word of a small vocabulary, for counting: {@code missing/userId}. */
        public String label() {
            if (flaw == Flaw.UNKNOWN_FIELD || flaw == Flaw.DUPLICATE_FIELD || field.equals(WHOLE)) {
                return flaw.code();
            }
            int end = 0;
            while (end < field.length() && field.charAt(end) != '.' && field.charAt(end) != '[') {
                end++;
            }
            return flaw.code() + "/" + field.substring(0, end);
        }
    }
}
