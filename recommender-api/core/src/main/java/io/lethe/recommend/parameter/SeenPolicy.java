package io.lethe.recommend.parameter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What becomes of items that the user has seen. Seen is what the user has any event with but impressions.
 */
public enum SeenPolicy {
    /** Seen items lose a share of their relevance ({@link Mix}), unless they are back by habit. What is shown tires. */
    LOWER,
    /** Seen items are left out, whether they are used up or not. */
    EXCLUDE,
    /** Seen items count as any other, and nothing tires ({@link Fatigue}). */
    ALLOW;

    /** The written form. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The policy with this written form, if there is one. */
    public static Optional<SeenPolicy> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
