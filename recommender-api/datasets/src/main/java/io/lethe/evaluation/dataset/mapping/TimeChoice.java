package io.lethe.evaluation.dataset.mapping;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how the times of a column are written, from as many of its cells as it is shown. One form has to fit the
 * whole column: so the order of day and month is that of the file and never of the row.
 */
public final class TimeChoice {
    private static final int MOST_KEPT = 2_000;
    private static final Pattern DAY_OR_MONTH_FIRST = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-]\\d{2,4}\\b.*");
    private static final Pattern ZONED =
            Pattern.compile("(?:Z|z|UTC|GMT)$|:\\d{2}(?:[.,]\\d+)? ?[+-]\\d{2}|[+-]\\d{4}\\b(?= \\d{4}$|$)");
    private static final List<String> OTHERS = List.of(
            "yyyy/M/d H:mm:ss",
            "yyyy/M/d H:mm",
            "yyyy/M/d",
            "yyyy-M-d H:mm:ss",
            "yyyy-M-d H:mm",
            "yyyy-M-d",
            "yyyy.M.d H:mm:ss",
            "yyyy.M.d",
            "EEE MMM dd HH:mm:ss Z yyyy",
            "EEE, d MMM yyyy HH:mm:ss Z",
            "MMM d, yyyy h:mm:ss a",
            "MMM d, yyyy HH:mm:ss",
            "MMMM d, yyyy",
            "MMM d, yyyy",
            "d MMMM yyyy",
            "d MMM yyyy",
            "MM d, yyyy",
            "d-MMM-yyyy",
            "yyyy-MM");
    private static final List<String> TAILS = List.of(
            "", " H:mm", " H:mm:ss", " H:mm:ss.SSS", " h:mm a", " h:mm:ss a", ", H:mm", ", H:mm:ss", ", h:mm:ss a");

    private final ZoneId zone;
    private final List<String> kept = new ArrayList<>();
    private @Nullable String dayFirst;
    private @Nullable String monthFirst;

    /** @param zone the zone of times that say none */
    public TimeChoice(ZoneId zone) {
        this.zone = zone;
    }

    /** Looks at one cell; every one of the column has to be shown where {@link #needsAll} says so. */
    public void show(String cell) {
        String text = cell.strip();
        if (text.isEmpty()) {
            return;
        }
        if (kept.size() < MOST_KEPT) {
            kept.add(text);
        }
        Matcher found = DAY_OR_MONTH_FIRST.matcher(text);
        if (found.matches()) {
            if (dayFirst == null && Integer.parseInt(found.group(1)) > 12) {
                dayFirst = text;
            }
            if (monthFirst == null && Integer.parseInt(found.group(2)) > 12) {
                monthFirst = text;
            }
        }
    }

    /** Whether the order of day and month has to be decided, for which a sample is not enough. */
    public boolean needsAll() {
        return kept.stream().anyMatch(text -> DAY_OR_MONTH_FIRST.matcher(text).matches());
    }

    /** Which comes first, the day or the month. */
    public enum Order {
        DAY_FIRST,
        MONTH_FIRST,
        BOTH,
        UNKNOWN
    }

    /** The order of all the cells that it was shown. */
    public Order order() {
        if (dayFirst != null && monthFirst != null) {
            return Order.BOTH;
        }
        return dayFirst != null ? Order.DAY_FIRST : monthFirst != null ? Order.MONTH_FIRST : Order.UNKNOWN;
    }

    /** What is wrong where the order is {@link Order#BOTH}. */
    public String bothWays() {
        return "holds both " + dayFirst + " and " + monthFirst
                + ": the day comes first in one and the month in the other. Write all of them as 2025-10-09T08:53:20Z";
    }

    /** What was found out. */
    public sealed interface Outcome {
        /**
         * One form fits.
         *
         * @param ambiguous whether another order of day and month fits as well
         */
        record Found(TimeFormat format, boolean ambiguous) implements Outcome {}

        /** None does. */
        record None(String reason) implements Outcome {}
    }

    /** The form that fits most cells. */
    public Outcome decide() {
        if (kept.isEmpty()) {
            return new Outcome.None("holds no times");
        }
        OptionalDouble number = median();
        if (number.isPresent()) {
            if (kept.stream().allMatch(text -> text.matches("(19|20)\\d{6}"))) {
                return new Outcome.Found(new TimeFormat.Iso(zone), false);
            }
            return new Outcome.Found(new TimeFormat.Epoch(TimeFormat.Epoch.unitOf(number.getAsDouble())), false);
        }
        TimeFormat iso = new TimeFormat.Iso(zone);
        if (fits(iso)) {
            return new Outcome.Found(iso, false);
        }
        if (order() == Order.BOTH) {
            return new Outcome.None(bothWays());
        }
        String first = kept.stream()
                .filter(text -> DAY_OR_MONTH_FIRST.matcher(text).matches())
                .findFirst()
                .orElse(null);
        Stream<String> candidates = first == null ? OTHERS.stream() : ordered(first);
        return candidates
                .map(code -> TimeFormat.of(code, zone))
                .filter(this::fits)
                .findFirst()
                .<Outcome>map(
                        format -> new Outcome.Found(format, first != null && dayFirst == null && monthFirst == null))
                .orElseGet(() -> new Outcome.None("holds times of a form that is not known, such as “" + kept.get(0)
                        + "”. Say how they are written, such as time=COLUMN:dd/MM/yyyy HH:mm"));
    }

    private Stream<String> ordered(String first) {
        char mark = first.replaceAll("\\d", "").charAt(0);
        boolean shortYear = !first.matches("\\d{1,2}.\\d{1,2}.\\d{4}.*");
        String year = shortYear ? "yy" : "yyyy";
        boolean daysFirst = dayFirst != null || monthFirst == null && mark == '.';
        String date = daysFirst ? "d" + mark + "M" + mark + year : "M" + mark + "d" + mark + year;
        return TAILS.stream().map(tail -> date + tail);
    }

    private boolean fits(TimeFormat format) {
        long good =
                kept.stream().filter(text -> format.millis(text).isPresent()).count();
        return good * 2 > kept.size();
    }

    private OptionalDouble median() {
        double[] numbers = kept.stream()
                .mapToDouble(TimeChoice::number)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return numbers.length * 2L > kept.size()
                ? OptionalDouble.of(numbers[numbers.length / 2])
                : OptionalDouble.empty();
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Whether these cells look like times at all, and not like ids or prices. */
    public static boolean looksLikeTimes(List<String> cells) {
        List<String> full = cells.stream().filter(cell -> !cell.isBlank()).toList();
        if (full.isEmpty()) {
            return false;
        }
        double[] numbers = full.stream()
                .mapToDouble(TimeChoice::number)
                .filter(Double::isFinite)
                .toArray();
        if (numbers.length == full.size()) {
            return Arrays.stream(numbers).allMatch(number -> plausible(number));
        }
        TimeChoice choice = new TimeChoice(ZoneId.of("UTC"));
        full.forEach(choice::show);
        return choice.order() == Order.BOTH || choice.decide() instanceof Outcome.Found;
    }

    private static boolean plausible(double number) {
        OptionalLong millis =
                new TimeFormat.Epoch(TimeFormat.Epoch.unitOf(number)).millis(String.valueOf((long) number));
        return number >= 6.3e8 && millis.isPresent() && millis.getAsLong() < 4_102_444_800_000L;
    }

    /** Whether no cell held anything. */
    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /** The first cell, and what it is taken for. */
    public String example(TimeFormat format) {
        OptionalLong millis = format.millis(kept.get(0));
        return kept.get(0) + (millis.isPresent() ? " is " + Instant.ofEpochMilli(millis.getAsLong()) : "");
    }

    /** Whether the first cell says no zone, by the look of it. */
    public boolean isWithoutZone() {
        return !ZONED.matcher(kept.get(0)).find();
    }
}
