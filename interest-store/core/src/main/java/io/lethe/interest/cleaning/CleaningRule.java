package io.lethe.interest.cleaning;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why an event is left out of what is counted across people. */
public enum CleaningRule {
    /** The user is a robot; see {@link BotRule}. */
    BOTS,
    /** One of too many events of one user on one item; see {@link BurstRule}. */
    BURSTS;

    /** The rule's name, in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rule with exactly this name; empty if there is none. */
    public static Optional<CleaningRule> ofCode(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code().equals(code)).findFirst();
    }
}
