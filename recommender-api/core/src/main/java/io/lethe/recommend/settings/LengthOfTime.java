package io.lethe.recommend.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses and writes durations: {@code 7d}, {@code 12h}, {@code P7D}, or a number of seconds. */
public final class LengthOfTime {
    /** The longest duration, in seconds: a thousand years of 365 days. */
    public static final double LONGEST = 365_000 * 86_400.0;

    private static final Pattern SHORT = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d|w)?");
    private static final Map<String, Double> UNITS =
            Map.of("ms", 0.001, "s", 1.0, "m", 60.0, "h", 3600.0, "d", 86_400.0, "w", 604_800.0);
    private static final List<String> WRITTEN = List.of("d", "h", "m", "s");

    private LengthOfTime() {}

    /**
     * Parses a duration to seconds.
     *
     * @throws IllegalArgumentException if the text is not a duration, or is not from 0 to {@link #LONGEST}
     */
    public static double seconds(String text) {
        double seconds = read(text.strip());
        if (!(seconds >= 0 && seconds <= LONGEST)) {
            throw new IllegalArgumentException("a length of time is from 0 to a thousand years, not '" + text + "'");
        }
        return seconds;
    }

    /** The shortest form that parses to the same duration: a number with a unit, or seconds. */
    public static String written(double seconds) {
        for (String unit : WRITTEN) {
            double count = seconds / UNITS.getOrDefault(unit, 1.0);
            if (count == Math.rint(count)
                    && count > 0
                    && count < 1e9
                    && count * UNITS.getOrDefault(unit, 1.0) == seconds) {
                return (long) count + unit;
            }
        }
        return seconds == 0 ? "0s" : Double.toString(seconds);
    }

    private static double read(String text) {
        Matcher matcher = SHORT.matcher(text.toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            String unit = matcher.group(2);
            return Double.parseDouble(matcher.group(1)) * (unit == null ? 1 : UNITS.getOrDefault(unit, 1.0));
        }
        try {
            Duration parsed = Duration.parse(text.toUpperCase(Locale.ROOT));
            return parsed.getSeconds() + parsed.getNano() / 1e9;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "a length of time is like 7d, 12h, 30m, 90s or P7D, not '" + text + "'", e);
        }
    }
}
