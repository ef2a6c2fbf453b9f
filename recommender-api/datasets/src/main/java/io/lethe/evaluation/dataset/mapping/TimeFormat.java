package io.lethe.evaluation.dataset.mapping;

import io.lethe.event.TimeRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How times are written in a column. */
public sealed interface TimeFormat {
    List<String> UNITS = List.of("s", "ms", "us", "ns");

    /** The time in milliseconds since 1970; empty if it is not written so. */
    OptionalLong millis(String text);

    /** As a mapping says it. */
    String code();

    /** Whether a mapping may say this. */
    static boolean isFormat(String code) {
        if (UNITS.contains(code) || code.equals("iso")) {
            return true;
        }
        try {
            return code.chars().filter(c -> "yuMdHhE".indexOf(c) >= 0).count() >= 3
                    && DateTimeFormatter.ofPattern(code, Locale.ENGLISH) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The format of a code for which {@link #isFormat} is true. */
    static TimeFormat of(String code, ZoneId zone) {
        return UNITS.contains(code) ? new Epoch(code) : code.equals("iso") ? new Iso(zone) : new Written(code, zone);
    }

    /**
     * A number since 1970.
     *
     * @param code the unit
     */
    record Epoch(String code) implements TimeFormat {
        private static final Map<String, String> NAMES =
                Map.of("s", "seconds", "ms", "milliseconds", "us", "microseconds", "ns", "nanoseconds");

        @Override
        public OptionalLong millis(String text) {
            String plain = text.strip();
            try {
                long number = Long.parseLong(plain);
                return OptionalLong.of(
                        switch (code) {
                            case "s" -> Math.multiplyExact(number, 1000L);
                            case "us" -> Math.floorDiv(number, 1000L);
                            case "ns" -> Math.floorDiv(number, 1_000_000L);
                            default -> number;
                        });
            } catch (NumberFormatException e) {
                return fraction(plain);
            } catch (ArithmeticException e) {
                return OptionalLong.empty();
            }
        }

        private OptionalLong fraction(String text) {
            try {
                double number = Double.parseDouble(text);
                double millis =
                        switch (code) {
                            case "s" -> number * 1000;
                            case "us" -> number / 1000;
                            case "ns" -> number / 1_000_000;
                            default -> number;
                        };
                return Double.isFinite(millis) ? OptionalLong.of(Math.round(millis)) : OptionalLong.empty();
            } catch (NumberFormatException e) {
                return OptionalLong.empty();
            }
        }

        /**
         * The unit of a number that is of another one than its column by its size, and would be a time before 1990
         * without anybody noticing.
         */
        public Optional<String> otherUnit(String text) {
            OptionalLong read = millis(text);
            if (read.isEmpty() || read.getAsLong() <= 0 || read.getAsLong() >= TimeRule.EARLIEST) {
                return Optional.empty();
            }
            try {
                String own = unitOf(Double.parseDouble(text.strip()));
                OptionalLong meant = new Epoch(own).millis(text);
                return own.equals(code)
                                || meant.isEmpty()
                                || meant.getAsLong() < TimeRule.EARLIEST
                                || meant.getAsLong() >= TimeRule.END
                        ? Optional.empty()
                        : Optional.of(NAMES.getOrDefault(own, own));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        /** The unit that makes a number a time between 1973 and 5138 in seconds, and so on for the finer ones. */
        static String unitOf(double number) {
            double size = Math.abs(number);
            return size < 1e11 ? "s" : size < 1e14 ? "ms" : size < 1e17 ? "us" : "ns";
        }
    }

    /**
     * ISO 8601 as programs write it: a blank for {@code T}, offsets with and without a colon, any fraction, a date
     * alone.
     */
    record Iso(ZoneId zone) implements TimeFormat {
        private static final Pattern FORM =
                Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})(?:[T ]+(\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,](\\d+))?)?)?"
                        + " ?(Z|z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?");

        @Override
        public OptionalLong millis(String text) {
            Matcher found = FORM.matcher(text.strip());
            if (!found.matches()) {
                return OptionalLong.empty();
            }
            try {
                LocalDate day = LocalDate.of(number(found, 1), number(found, 2), number(found, 3));
                LocalTime time = LocalTime.of(
                        number(found, 4), number(found, 5), Math.min(59, number(found, 6)), nanos(found.group(7)));
                String offset = found.group(8);
                ZoneId place = offset == null
                        ? zone
                        : Character.isLetter(offset.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(offset);
                return OptionalLong.of(
                        LocalDateTime.of(day, time).atZone(place).toInstant().toEpochMilli());
            } catch (DateTimeException e) {
                return OptionalLong.empty();
            }
        }

        private static int number(Matcher found, int group) {
            String text = found.group(group);
            return text == null ? 0 : Integer.parseInt(text);
        }

        private static int nanos(String fraction) {
            return fraction == null
                    ? 0
                    : new BigDecimal("0." + fraction)
                            .movePointRight(9)
                            .setScale(0, RoundingMode.DOWN)
                            .intValue();
        }

        @Override
        public String code() {
            return "iso";
        }
    }

    /** A pattern of {@link DateTimeFormatter}, its words in English. */
    final class Written implements TimeFormat {
        private final String code;
        private final ZoneId zone;
        private final DateTimeFormatter format;

        Written(String code, ZoneId zone) {
            this.code = code;
            this.zone = zone;
            DateTimeFormatterBuilder builder =
                    new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(code.replace("yyyy", "uuuu"));
            if (!code.contains("d")) {
                builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
            }
            if (!code.contains("M") && !code.contains("L")) {
                builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
            }
            this.format = builder.toFormatter(Locale.ENGLISH);
        }

        @Override
        public OptionalLong millis(String text) {
            try {
                TemporalAccessor read = format.parse(text.strip().replaceAll("\\s+", " "));
                if (read.isSupported(ChronoField.INSTANT_SECONDS)) {
                    return OptionalLong.of(OffsetDateTime.from(read).toInstant().toEpochMilli());
                }
                LocalDate day = LocalDate.from(read);
                LocalTime time = read.query(TemporalQueries.localTime());
                return OptionalLong.of(day.atTime(time == null ? LocalTime.MIDNIGHT : time)
                        .atZone(zone)
                        .toInstant()
                        .toEpochMilli());
            } catch (DateTimeException | ArithmeticException e) {
                return OptionalLong.empty();
            }
        }

        @Override
        public String code() {
            return code;
        }
    }
}
