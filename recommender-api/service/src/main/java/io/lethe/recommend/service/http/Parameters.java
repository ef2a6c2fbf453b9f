package io.lethe.recommend.service.http;

import io.lethe.event.MalformedBytesException;
import io.lethe.event.Position;
import io.lethe.event.Tenant;
import io.lethe.event.TimeReading;
import io.lethe.event.TimeRule;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.settings.LengthOfTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses request parameters. Each method refuses with the name of the field and what is valid. */
public final class Parameters {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d|w)");
    private static final Pattern PLUS_LOST = Pattern.compile("^(.*[Tt ]\\d\\d\\S*) (\\d\\d(?::?\\d\\d)?)$");
    private static final int LONGEST_ID = 512;
    private static final int LONGEST_SHOWN = 80;

    private Parameters() {}

    public static String tenant(@Nullable String given) {
        String tenant = given == null || given.isBlank() ? Tenant.DEFAULT : given;
        if (!Tenant.isName(tenant)) {
            throw ProblemException.badField(Tenant.HEADER, "A tenant's name has " + Tenant.RULE + ".");
        }
        return tenant;
    }

    public static String id(String field, @Nullable String given) {
        if (given == null || given.isBlank() || given.length() > LONGEST_ID) {
            throw ProblemException.badField(field, "An id has 1 to " + LONGEST_ID + " characters.");
        }
        return given;
    }

    public static int count(String field, @Nullable String given, int otherwise, int most) {
        if (given == null) {
            return otherwise;
        }
        try {
            int count = Integer.parseInt(given.strip());
            if (count >= 1 && count <= most) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw ProblemException.badField(
                    field, "This is a whole number from 1 to " + most + ", not '" + given + "'.");
        }
        throw ProblemException.badField(field, "This is a whole number from 1 to " + most + ", not " + given + ".");
    }

    public static double share(String field, @Nullable String given, double otherwise) {
        if (given == null) {
            return otherwise;
        }
        try {
            double share = Double.parseDouble(given);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw ProblemException.badField(field, "This is a number from 0 to 1, not '" + given + "'.");
        }
        throw ProblemException.badField(field, "This is a number from 0 to 1, not " + given + ".");
    }

    public static boolean flag(String field, @Nullable String given) {
        if (given == null || given.equals("false")) {
            return false;
        }
        if (given.equals("true") || given.isEmpty()) {
            return true;
        }
        throw ProblemException.badField(field, "This is true or false, not '" + given + "'.");
    }

    /**
     * A time in milliseconds since 1970, as {@link TimeRule} reads it; a blank before an offset was a + before the
     * address was decoded.
     */
    public static OptionalLong time(String field, @Nullable String given) {
        if (given == null) {
            return OptionalLong.empty();
        }
        TimeReading reading = TimeRule.DEFAULT
                .ofText(PLUS_LOST.matcher(given.strip()).replaceFirst("$1+$2"))
                .asMoment();
        if (reading instanceof TimeReading.Moment moment) {
            return OptionalLong.of(moment.millis());
        }
        String reason = reading instanceof TimeReading.Doubtful doubtful
                ? doubtful.reason()
                : ((TimeReading.Unreadable) reading).reason();
        throw ProblemException.badField(
                field,
                "'" + shown(given) + "' " + reason
                        + ". A time is like 2024-05-01T12:00:00Z, or milliseconds since 1970.");
    }

    private static String shown(String given) {
        return given.length() > LONGEST_SHOWN ? given.substring(0, LONGEST_SHOWN) + "…" : given;
    }

    public static String text(long time) {
        return Instant.ofEpochMilli(time).toString();
    }

    /** A half-life in seconds: seconds, {@code 7d} or ISO-8601 {@code P7D}. */
    public static double halfLife(String field, String given) {
        double seconds;
        try {
            seconds = LengthOfTime.seconds(given);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField(field, String.valueOf(e.getMessage()));
        }
        if (!(seconds > 0)) {
            throw ProblemException.badField(field, "A half-life is above 0 seconds.");
        }
        return seconds;
    }

    /**
     * A length of time.
     *
     * @param unitMillis what a bare number counts, in milliseconds
     */
    public static Duration duration(String field, String given, double unitMillis) {
        try {
            Matcher matcher = SHORT_DURATION.matcher(given.toLowerCase(Locale.ROOT));
            if (matcher.matches()) {
                return millis(field, Double.parseDouble(matcher.group(1)) * unit(matcher.group(2)));
            }
            if (given.toUpperCase(Locale.ROOT).startsWith("P")) {
                Duration parsed = Duration.parse(given.toUpperCase(Locale.ROOT));
                return millis(field, (double) parsed.toMillis());
            }
            return millis(field, Double.parseDouble(given) * unitMillis);
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            throw ProblemException.badField(
                    field, "A length of time is like 7d, 12h, 30m, 90s or P7D, not '" + given + "'.");
        }
    }

    private static Duration millis(String field, double millis) {
        if (!(millis >= 0 && millis <= Duration.ofDays(365_000).toMillis())) {
            throw ProblemException.badField(field, "A length of time is from 0 to a thousand years.");
        }
        return Duration.ofMillis(Math.round(millis));
    }

    private static double unit(String name) {
        return switch (name) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> 7 * 86_400_000;
        };
    }

    public static Position position(@Nullable String token) {
        if (token == null) {
            return Position.NONE;
        }
        try {
            return Position.fromToken(token);
        } catch (MalformedBytesException | ArithmeticException e) {
            throw ProblemException.badField(
                    "after", "This is not a position: give back what an answer called position.");
        }
    }

    /** Items of any of some categories, if there are any, that pass all of some filters. */
    public static ItemFilter filter(List<String> categories, List<String> filters) {
        List<ItemFilter> all = new ArrayList<>();
        if (!categories.isEmpty()) {
            all.add(new ItemFilter.AnyOf(
                    categories.stream().map(one -> category("category", one)).toList()));
        }
        for (String filter : filters) {
            try {
                all.add(ItemFilter.parse(filter));
            } catch (IllegalArgumentException e) {
                throw ProblemException.badField("filter", String.valueOf(e.getMessage()));
            }
        }
        return new ItemFilter.All(all);
    }

    public static ItemFilter category(String field, String category) {
        if (category.isBlank()) {
            throw ProblemException.badField(field, "A category is not empty.");
        }
        return new ItemFilter.InCategory(category);
    }

    /**
     * Ids from a query. Some libraries join ids by commas and encode the whole: where no item has such an id, and one
     * has a part of it, the
     * parts are meant.
     */
    public static List<String> ids(List<String> given, Catalogue catalogue) {
        List<String> ids = new ArrayList<>();
        for (String one : given) {
            List<String> parts = List.of(one.split(",", -1));
            boolean several = parts.size() > 1
                    && catalogue.find(one) == null
                    && parts.stream().anyMatch(part -> catalogue.find(part) != null);
            ids.addAll(several ? parts : List.of(one));
        }
        return ids;
    }

    /** Ids, each once. */
    public static Set<String> ids(List<String> given) {
        Set<String> ids = new HashSet<>(given);
        ids.remove("");
        return ids;
    }
}
