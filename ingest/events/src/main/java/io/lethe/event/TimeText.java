package io.lethe.event;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Parses one time in ISO 8601 as programs write it. The accepted forms are:
 *
 * <ul>
 *   <li>{@code 2026-06-24T21:20:11Z} and {@code 20260624T212011Z}
 *   <li>{@code T}, {@code t} or a blank between date and time
 *   <li>hours and minutes with or without seconds
 *   <li>a fraction of any length after a point or a comma
 *   <li>{@code Z}, {@code z}, {@code UTC}, {@code +02}, {@code +0200} or {@code +02:00}, also after a blank
 * </ul>
 *
 * <p>Text in brackets after an offset, such as Java's zone names, is ignored. Fractions of a millisecond are truncated.
 */
final class TimeText {
    private static final String FORM = "is no ISO 8601 time, such as 2026-01-31T12:00:00Z or 2026-01-31 14:00:00+02:00";
    private static final int MILLI_DIGITS = 3;
    private static final int NANOS_OF_MILLI = 1_000_000;

    /** The text does not continue as a time. */
    private static final class FormException extends RuntimeException {
        private static final long serialVersionUID = 1;

        FormException() {
            super(FORM, null, false, false);
        }
    }

    private final String text;
    private int at;

    private TimeText(String text) {
        this.text = text;
    }

    static TimeReading read(String text) {
        try {
            return new TimeText(text).read();
        } catch (FormException e) {
            return new TimeReading.Unreadable(FORM);
        } catch (DateTimeException | ArithmeticException e) {
            return new TimeReading.Unreadable("names a day or time that does not exist");
        }
    }

    private TimeReading read() {
        int year = digits(4);
        boolean extended = skip('-');
        int month = digits(2);
        if (extended) {
            expect('-');
        }
        LocalDate date = LocalDate.of(year, month, digits(2));
        if (atEnd()) {
            return new TimeReading.Day(date);
        }
        if (!skip('T') && !skip('t')) {
            expect(' ');
        }
        LocalDateTime local = timeOn(date);
        skip(' ');
        if (atEnd()) {
            return new TimeReading.Local(local);
        }
        ZoneOffset offset = offset();
        if (!atEnd() && text.charAt(at) == '[' && text.endsWith("]")) {
            at = text.length();
        }
        if (!atEnd()) {
            throw new FormException();
        }
        return new TimeReading.Moment(local.toInstant(offset).toEpochMilli());
    }

    private LocalDateTime timeOn(LocalDate date) {
        int hour = digits(2);
        boolean extended = skip(':');
        int minute = extended || atDigit() ? digits(2) : 0;
        int second = 0;
        int millis = 0;
        if (extended ? skip(':') : atDigit()) {
            second = digits(2);
            if (skip('.') || skip(',')) {
                millis = fraction();
            }
        }
        if (hour == 24 && minute == 0 && second == 0 && millis == 0) {
            return date.plusDays(1).atStartOfDay();
        }
        return date.atTime(hour, minute, second, millis * NANOS_OF_MILLI);
    }

    private int fraction() {
        int millis = digits(1);
        int read = 1;
        while (read < MILLI_DIGITS) {
            millis = millis * 10 + (atDigit() ? digits(1) : 0);
            read++;
        }
        while (atDigit()) {
            at++;
        }
        return millis;
    }

    private ZoneOffset offset() {
        if (skip('Z') || skip('z') || skip("UTC") || skip("GMT")) {
            return ZoneOffset.UTC;
        }
        int sign = skip('+') ? 1 : -1;
        if (sign < 0 && !skip('-') && !skip('\u2212')) {
            throw new FormException();
        }
        int hours = digits(2);
        boolean extended = skip(':');
        int minutes = extended || atDigit() ? digits(2) : 0;
        int seconds = (extended ? skip(':') : atDigit()) ? digits(2) : 0;
        return ZoneOffset.ofHoursMinutesSeconds(sign * hours, sign * minutes, sign * seconds);
    }

    private int digits(int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            if (!atDigit()) {
                throw new FormException();
            }
            number = number * 10 + (text.charAt(at) - '0');
            at++;
        }
        return number;
    }

    private boolean atDigit() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private boolean atEnd() {
        return at == text.length();
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private boolean skip(String word) {
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw new FormException();
        }
    }
}
