package io.lethe.ingest.cleaning;

import java.util.Locale;

/** The reasons for which a record is rejected. */
public enum Flaw {
    /** Invalid or truncated JSON. */
    MALFORMED_JSON,
    /** JSON that is not an object. */
    NOT_AN_OBJECT,
    /** A field that occurs twice. */
    DUPLICATE_FIELD,
    /** An unknown field. Ignoring it would silently lose the value of a misspelt field. */
    UNKNOWN_FIELD,
    /** A required field that is missing or blank. */
    MISSING,
    /** A value of the wrong JSON type, such as a text instead of a number. */
    WRONG_TYPE,
    /** An interaction type that is neither built in nor configured. */
    UNKNOWN_TYPE,
    /** More characters, entries or nesting levels than the limit. */
    TOO_LONG,
    /** A control character. */
    CONTROL_CHARACTER,
    /** An unpaired surrogate. */
    BROKEN_TEXT,
    /** A text that does not have the form required by its field. */
    WRONG_FORM,
    /** A reserved id. */
    RESERVED,
    /** A time before the earliest allowed one, or in the future. */
    IMPOSSIBLE_TIME,
    /** A number that is not finite or is out of range. */
    OUT_OF_RANGE,
    /** Fields that contradict each other. */
    CONTRADICTION,
    /** A patch of an item that does not exist. */
    UNKNOWN_ITEM;

    private final String code;

    Flaw() {
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name in metrics: lower case, with hyphens. */
    public String code() {
        return code;
    }
}
