package io.lethe.evaluation.inspection;

import io.lethe.evaluation.dataset.row.DatasetRow;
import java.time.Instant;

/** What a wrong time may have been meant to be. */
final class Times {
    /** 1990-01-01T00:00Z: what lies before is no time of an event in a log of today. */
    static final long EARLIEST_PLAUSIBLE = 631_152_000_000L;

    static final long DAY = 86_400_000L;
    static final long HOUR = 3_600_000L;

    private Times() {}

    /** The time that a row tells in milliseconds, 0 if none can be read. */
    static long of(DatasetRow row) {
        if (row instanceof DatasetRow.Event event) {
            return event.interaction().timestamp();
        }
        return row instanceof DatasetRow.Document document
                ? document.json().path("timestamp").asLong(0)
                : 0;
    }

    /** A name for a time that cleaning refuses. */
    static String kindOfImpossible(long time, long now) {
        if (time > now) {
            return isPlausible(time / 1000, now) ? "milliseconds-as-seconds" : "future";
        }
        return "zero-time";
    }

    /** Whether a time in milliseconds would be plausible if it were in seconds. */
    static boolean isSecondsAsMilliseconds(long time, long now) {
        return time < EARLIEST_PLAUSIBLE && isPlausible(time * 1000, now);
    }

    static boolean isPlausible(long time, long now) {
        return time >= EARLIEST_PLAUSIBLE && time <= now;
    }

    static String day(long time) {
        return Instant.ofEpochMilli(time).toString().substring(0, 10);
    }

    static String hour(long time) {
        return Instant.ofEpochMilli(time).toString().substring(0, 13) + "h";
    }
}
