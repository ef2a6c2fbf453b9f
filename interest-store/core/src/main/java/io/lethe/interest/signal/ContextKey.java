package io.lethe.interest.signal;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
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

    private static final Pattern ZEROS_BEFORE = Pattern.compile("^0+(?=[0-9])");

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
     * A value as it is counted: without space around it, in lower case, in Unicode's composed form (NFC), an hour without
     * zeros before it. Null if it is not counted: a value is a name, of at most {@link #LONGEST_VALUE} letters with
     * their marks, digits, spaces, hyphens and underscores, of them at most {@link #MOST_DIGITS} digits.
     */
    public @Nullable String counted(String value) {
        String name = Normalizer.normalize(value.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        boolean isName = !name.isEmpty()
                && name.codePointCount(0, name.length()) <= LONGEST_VALUE
                && isOfLetters(name)
                && name.codePoints().filter(Character::isDigit).count() <= MOST_DIGITS;
        if (!isName) {
            return null;
        }
        return this == HOUR ? ZEROS_BEFORE.matcher(name).replaceFirst("") : name;
    }

    /** Whether these are letters, each with any marks, digits and what may be between them. */
    private static boolean isOfLetters(String name) {
        boolean afterLetter = false;
        for (int one : name.codePoints().toArray()) {
            boolean isMark = afterLetter && isMark(one);
            if (!isMark && !Character.isLetterOrDigit(one) && one != ' ' && one != '-' && one != '_') {
                return false;
            }
            afterLetter = isMark || Character.isLetter(one);
        }
        return true;
    }

    /** Whether this is a vowel, tone or accent of the letter before it, as many scripts write them. */
    private static boolean isMark(int one) {
        int type = Character.getType(one);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
