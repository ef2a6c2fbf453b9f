package io.lethe.interest.signal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names of an event's context by which choices are counted. Names are a closed vocabulary, and values are names too,
 * so that no campaign, session or coordinate makes the counts grow. Nothing is derived: an event without an hour is
 * counted under no hour.
 */
public enum ContextKey {
    DEVICE(1),
    CHANNEL(2),
    PLACE(3),
    COMPANY(4),
    ACTIVITY(5),
    DAYPART(6),
    HOUR(7),
    WEEKDAY(8);

    /** The maximum length of a value, in characters of Unicode. */
    public static final int LONGEST_VALUE = 24;
    /** The maximum number of digits in a value. */
    public static final int MOST_DIGITS = 2;

    private static final Map<String, ContextKey> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ContextKey::code, Function.identity()));

    private final int number;

    ContextKey(int number) {
        this.number = number;
    }

    /** The name in events, requests and settings, in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number in stored forms, 1 to 255. It never changes. */
    public int number() {
        return number;
    }

    /** The key with exactly this code; empty if there is none. */
    public static Optional<ContextKey> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    static Optional<ContextKey> ofNumber(int number) {
        return Arrays.stream(values()).filter(key -> key.number == number).findFirst();
    }

    /**
     * A value as it is counted: without space around it, in lower case. Null if it is not counted: a value is a name, of
     * at most {@link #LONGEST_VALUE} letters, digits, spaces, hyphens and underscores, of them at most
     * {@link #MOST_DIGITS} digits.
     */
    public static @Nullable String counted(String value) {
        String name = value.strip().toLowerCase(Locale.ROOT);
        boolean isName = !name.isEmpty()
                && name.codePointCount(0, name.length()) <= LONGEST_VALUE
                && name.codePoints()
                        .allMatch(one -> Character.isLetterOrDigit(one) || one == ' ' || one == '-' || one == '_');
        return isName && name.codePoints().filter(Character::isDigit).count() <= MOST_DIGITS ? name : null;
    }
}
