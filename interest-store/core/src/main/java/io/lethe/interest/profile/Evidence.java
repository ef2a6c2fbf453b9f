package io.lethe.interest.profile;

import io.lethe.interest.decay.Kernel;
import org.jspecify.annotations.Nullable;

/**
 * An event behind an interest and its contribution. For events before the recent window, it stands for all events of
 * one item and type in one week.
 *
 * @param eventId      the event's id; null for a weekly count
 * @param itemId       the item, if any
 * @param type         the code of the type
 * @param value        stars or quantity; their mean for a weekly count
 * @param text         the user's words, if any
 * @param timestamp    the time in milliseconds since 1970; for a weekly count, the middle of the possible range
 * @param count        the number of events, at least 1
 * @param position     the number of later baskets of the same user, 0 for the newest, where events of one time are one
 *                     basket; for a weekly count, an estimate
 * @param ageSeconds   the age at the requested time, at least 0
 * @param weight       the weight in the interest at age 0, over all {@code count} events
 * @param boost        the factor for events after a revival, at least 1
 * @param stretch      the factor on the kernel's time scale for this event, positive
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

    /** The contribution at a time, if no further events come. The time must not be before the evidence's own. */
    double contributionAt(long time, Kernel kernel) {
        return weight * boost * kernel.at((time - timestamp) / 1000.0 / stretch, position, type);
    }
}
