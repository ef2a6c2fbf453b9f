package io.lethe.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The built-in types of interaction. Settings may add further types, so an {@link Interaction} contains the code and
 * not this enum. The weight of a type is a setting of the reader, not a property of the event.
 */
public enum InteractionType {
    IMPRESSION(Polarity.NEUTRAL),
    VIEW(Polarity.POSITIVE),
    CLICK(Polarity.POSITIVE),
    PLAY(Polarity.POSITIVE),
    SEARCH(Polarity.POSITIVE),
    LIKE(Polarity.POSITIVE),
    SHARE(Polarity.POSITIVE),
    COMMENT(Polarity.POSITIVE),
    REVIEW(Polarity.POSITIVE),
    RATING(Polarity.POSITIVE),
    SAVE(Polarity.POSITIVE),
    CART(Polarity.POSITIVE),
    PURCHASE(Polarity.POSITIVE),
    RETURN(Polarity.NEGATIVE),
    DISLIKE(Polarity.NEGATIVE),
    HIDE(Polarity.NEGATIVE),
    SKIP(Polarity.NEGATIVE),
    TAG(Polarity.POSITIVE);

    /** The direction in which an interaction changes interest. The direction of a rating also depends on its value. */
    public enum Polarity {
        POSITIVE,
        NEUTRAL,
        NEGATIVE
    }

    private static final Map<String, InteractionType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(InteractionType::code, Function.identity()));

    private final Polarity polarity;
    private final String code;

    InteractionType(Polarity polarity) {
        this.polarity = polarity;
        this.code = name().toLowerCase(Locale.ROOT);
    }

    /** The type's name in JSON and in the log, in lower case. */
    public String code() {
        return code;
    }

    public Polarity polarity() {
        return polarity;
    }

    /** The built-in type with exactly this code; empty if there is none. */
    public static Optional<InteractionType> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
