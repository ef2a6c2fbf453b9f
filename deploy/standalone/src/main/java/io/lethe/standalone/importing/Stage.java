package io.lethe.standalone.importing;

import java.util.Locale;

/** What happens to the records of an import, in the order of the data. */
public enum Stage {
    SENDING("sending"),
    CLEANING("cleaning"),
    EMBEDDING("embedding"),
    FOLDING("folding in"),
    COUNTING("counting what goes with what"),
    VISIBLE("visible in answers");

    private final String doing;

    Stage(String doing) {
        this.doing = doing;
    }

    /** The stage in words for people. */
    public String doing() {
        return doing;
    }

    /** The stage in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
