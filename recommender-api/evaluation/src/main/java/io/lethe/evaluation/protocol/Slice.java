package io.lethe.evaluation.protocol;

/**
 * Requests that forgetting should matter for, which have figures of their own beside those of all. A request may be in
 * several. {@link Slicing} says exactly which are in which.
 */
public enum Slice {
    /** The user was away for long. */
    AFTER_PAUSE("after-pause", "after a pause"),
    /** What the user went for lately is not what it was before. */
    AFTER_SHIFT("after-shift", "after a shift"),
    /** The user has {@link Slicing#MANY_EVENTS} events or more. */
    LONG_HISTORY("long-history", Slicing.MANY_EVENTS + " events or more");

    private final String code;
    private final String words;

    Slice(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The name in JSON. */
    public String code() {
        return code;
    }

    /** The name in tables. */
    public String words() {
        return words;
    }
}
