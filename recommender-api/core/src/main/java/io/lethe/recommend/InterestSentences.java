package io.lethe.recommend;

import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.Trend;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in a sentence how an interest fades and why, as of the settings that it was read with. */
public final class InterestSentences {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double A_DAY = 86_400;
    private static final double YEAR = 365.25 * A_DAY;

    private final double visitSeconds;

    /** @param visitSeconds events closer together than this belong to one visit */
    public InterestSentences(double visitSeconds) {
        this.visitSeconds = visitSeconds;
    }

    /** One readable sentence without a full stop, never empty. */
    public String of(InterestPoint point) {
        List<String> parts = new ArrayList<>();
        Long revivedAt = point.revivedAt();
        Double pause = point.pauseSeconds();
        Long fadedAt = point.fadedAt();
        if (fadedAt != null) {
            parts.add("faded on " + day(fadedAt));
        } else if (point.trend() == Trend.REVIVED && revivedAt != null && pause != null) {
            parts.add("back since " + day(revivedAt) + " after " + length(pause) + " away");
        }
        if (point.strength() < 0) {
            parts.add("counts against what is like it");
        }
        parts.add(fading(point) + ": " + returns(point));
        if (point.errorBound() > 0) {
            parts.add(String.format(
                    Locale.ROOT,
                    "some of its events are known by the week alone, so its strength may be off by up to %.3g",
                    point.errorBound()));
        }
        return String.join("; ", parts);
    }

    private static String fading(InterestPoint point) {
        Double seconds = point.halfLifeSeconds();
        Double events = point.halfLifeEvents();
        String after = events == null ? "" : "after " + Math.max(1, Math.round(events)) + " more events of yours";
        if (seconds == null) {
            return events == null ? "does not fade" : "fades by half " + after;
        }
        return "fades by half in " + length(seconds) + (events == null ? "" : ", or " + after);
    }

    private String returns(InterestPoint point) {
        if (point.returns() == 0) {
            return "you have not come back to it yet";
        }
        String gap = length(meanGap(point));
        return point.returns() == 1
                ? "you came back once, " + gap + " later"
                : "you came back " + point.returns() + " times, " + gap + " apart on average";
    }

    /** The plain mean of the gaps between visits, without any prior. */
    private double meanGap(InterestPoint point) {
        long[] times = point.evidence().stream()
                .filter(event -> event.weight() > 0)
                .mapToLong(Evidence::timestamp)
                .sorted()
                .toArray();
        double sum = 0;
        int count = 0;
        for (int i = 1; i < times.length; i++) {
            double gap = (times[i] - times[i - 1]) / 1000.0;
            if (gap > visitSeconds) {
                sum += gap;
                count++;
            }
        }
        return count == 0 ? point.usualGapSeconds() : sum / count;
    }

    private static String day(long time) {
        return DAY.format(Instant.ofEpochMilli(time));
    }

    private static String length(double seconds) {
        if (seconds < 2 * HOUR) {
            return counted(seconds / MINUTE, "minute");
        } else if (seconds < 2 * A_DAY) {
            return counted(seconds / HOUR, "hour");
        }
        return seconds < 2 * YEAR ? counted(seconds / A_DAY, "day") : counted(seconds / YEAR, "year");
    }

    private static String counted(double count, String unit) {
        long rounded = Math.round(count);
        return rounded + " " + unit + (rounded == 1 ? "" : "s");
    }
}
