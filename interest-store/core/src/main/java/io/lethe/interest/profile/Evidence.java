package io.lethe.interest.profile;

import io.lethe.interest.decay.Kernel;
import org.jspecify.annotations.Nullable;

/**
 * An event behind an interest and what it adds; or, before the recent window, all events of one type with one item in
 * one week.
 *
 * @param eventId      the event's id; null for a week's count
 * @param itemId       the item, if it was about one
 * @param type         the code of the type
 * @param value        stars or quantity; the mean of them for a week's count
 * @param text         the user's words, if there were any
 * @param timestamp    when, in milliseconds since 1970; the middle of what can be for a week's count
 * @param count        how many events this stands for, at least 1
 * @param position     how many of the user's events came since, 0 for the newest; the middle of what can be for a
 *                     week's count
 * @param ageSeconds   the age at the time asked about, at least 0
 * @param weight       what it weighed in the interest at age 0, all {@code count} of them
 * @param boost        what it counts for since it came after a revival, at least 1
 * @param stretch      how many times as long as the kernel has it this event is remembered, above 0
 * @param contribution {@code weight · boost · kernel(ageSeconds / stretch, position, type)}
 */
public record Evidence(
        @Nullable String eventId,
        @Nullable String itemId,
        String type,
        @Nullable Double value,
        @Nullable String text,
        long timestamp,
        long count,
        int position,
        double ageSeconds,
        double weight,
        double boost,
        double stretch,
        double contribution) {

    /** What this would add at a time not before its own, if no further events had come. */
    double contributionAt(long time, Kernel kernel) {
        return weight * boost * kernel.at((time - timestamp) / 1000.0 / stretch, position, type);
    }
}
