package io.lethe.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The built-in kinds of interaction. Settings may add further ones, so an {@link Interaction} carries the code and not
 * this enum. What a type weighs is a setting of the reader and no property of the event.
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

    /** Which way an interaction moves interest. A rating's direction also depends on its value. */
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

    /** The name of the type in JSON and in the log: lower case. */
    public String code() {
        return code;
    }

    public Polarity polarity() {
        return polarity;
    }

    /** The built-in type with this exact code, if there is one. */
    public static Optional<InteractionType> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
