package io.lethe.ingest.cleaning;

import java.util.Locale;

/** The kinds of fault for which a record is refused. */
public enum Flaw {
    /** No JSON, or JSON cut short. */
    MALFORMED_JSON,
    /** JSON, but no object. */
    NOT_AN_OBJECT,
    /** One field is there twice. */
    DUPLICATE_FIELD,
    /** A field that does not exist: a misspelt name would be lost silently. */
    UNKNOWN_FIELD,
    /** A required field is not there, or blank. */
    MISSING,
    /** A text where a number belongs, and the like. */
    WRONG_TYPE,
    /** A kind of interaction that is neither built in nor configured. */
    UNKNOWN_TYPE,
    /** More characters, entries or levels than the limit. */
    TOO_LONG,
    /** A character that is no part of a text. */
    CONTROL_CHARACTER,
    /** Half of a character: an unpaired surrogate. */
    BROKEN_TEXT,
    /** A text that does not have the form that its field needs. */
    WRONG_FORM,
    /** An id that Lethe keeps for itself. */
    RESERVED,
    /** A time before anything can have happened, or in the future. */
    IMPOSSIBLE_TIME,
    /** A number that is not finite, or outside its range. */
    OUT_OF_RANGE,
    /** Fields that exclude each other. */
    CONTRADICTION,
    /** A change of an item that is not there. */
    UNKNOWN_ITEM;

    private final String code;

    Flaw() {
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name in counters: lower case, with hyphens. */
    public String code() {
        return code;
    }
}
