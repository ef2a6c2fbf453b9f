package io.lethe.recommend.parameter;

import java.util.Locale;

/** Why a number of the mix keeps the settings' value, whatever a log teaches. */
public enum HoldReason {
    /** Nothing is learned. */
    OFF,
    /** It is among the numbers to hold. */
    HOLD,
    /** The settings give it another value than the default. */
    VALUE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
