package io.lethe.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The rule for reading times everywhere. A number is milliseconds since 1970-01-01T00:00Z. A text is ISO 8601 as
 * programs write it. A text of ten digits or more is read as a number.
 *
 * <p>A number is accepted from {@code earliest} until the end of the year 2099. Numbers outside this range are mostly
 * in another unit: seconds read as milliseconds would give days in January 1970. A text states its own unit and is
 * accepted whatever its value.
 *
 * @param earliest the earliest time as a number, in milliseconds since 1970-01-01T00:00Z
 */
public record TimeRule(long earliest) {
    /** The start of 1990. */
    public static final long EARLIEST = startOf(1990);

    /** The start of 2100, the exclusive upper bound of numbers. */
    public static final long END = startOf(2100);

    /** The default rule. */
    public static final TimeRule DEFAULT = new TimeRule(EARLIEST);

    private static final int FEWEST_DIGITS = 10;
    private static final int MOST_DIGITS = 24;
    private static final int DIGITS_OF_LONG = 18;
    private static final long FIRST_YEAR = 1900;
    private static final long LAST_YEAR = 2100;

    /** A common unit of time other than milliseconds. */
    private record Unit(String name, double millis) {
        boolean fits(double number) {
            return number * millis >= EARLIEST && number * millis < END;
        }
    }

    private static final List<Unit> OTHERS =
            List.of(new Unit("seconds", 1e3), new Unit("microseconds", 1e-3), new Unit("nanoseconds", 1e-6));

    /** Reads an integer. */
    public TimeReading ofNumber(long number) {
        return number >= earliest && number < END ? new TimeReading.Moment(number) : doubtful(number, (double) number);
    }

    /** Reads any number. Fractions of a millisecond are truncated. */
    public TimeReading ofNumber(double number) {
        return number >= earliest && number < END
                ? new TimeReading.Moment((long) Math.floor(number))
                : doubtful(number, Double.isFinite(number) ? number : Double.NaN);
    }

    /** Reads a text. */
    public TimeReading ofText(String text) {
        String stripped = text.strip();
        int digits = digits(stripped);
        boolean whole = digits == stripped.length();
        if (digits < FEWEST_DIGITS || digits > MOST_DIGITS || !whole && !isFraction(stripped, digits)) {
            return TimeText.read(stripped);
        }
        return whole && digits <= DIGITS_OF_LONG
                ? ofNumber(Long.parseLong(stripped))
                : ofNumber(Double.parseDouble(stripped));
    }

    private static boolean isFraction(String text, int point) {
        return text.charAt(point) == '.' && digits(text.substring(point + 1)) == text.length() - point - 1;
    }

    /** The number of digits at the start of a text. */
    private static int digits(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        return digits;
    }

    private TimeReading doubtful(Number written, double number) {
        for (Unit unit : OTHERS) {
            if (unit.fits(number)) {
                Instant meant = Instant.ofEpochMilli((long) Math.floor(number * unit.millis()));
                return new TimeReading.Doubtful(
                        "looks like " + unit.name() + " (" + meant + "); times are milliseconds or ISO 8601 text");
            }
        }
        if (number >= FIRST_YEAR && number <= LAST_YEAR) {
            return new TimeReading.Doubtful("looks like a year; times are milliseconds or ISO 8601 text, such as "
                    + written + "-01-01T00:00:00Z");
        }
        if (!(Math.abs(number) < Math.abs((double) Instant.MIN.getEpochSecond()))) {
            return new TimeReading.Doubtful("is " + written + ", which is no time in milliseconds");
        }
        Instant read = Instant.ofEpochMilli((long) Math.floor(number));
        return new TimeReading.Doubtful("is " + written + " ms, which is " + read + " and "
                + (number < END
                        ? "before " + Instant.ofEpochMilli(earliest) + ": write older times as ISO 8601 text"
                        : "after the year 2099: write later times as ISO 8601 text"));
    }

    private static long startOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
