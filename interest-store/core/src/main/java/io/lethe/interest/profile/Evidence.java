package io.lethe.interest.profile;

import org.jspecify.annotations.Nullable;

/**
 * An event behind an interest and what it adds; or, before the recent window, all events of one type with one item in one week.
 *
 * @param eventId      the event's id; null for a week's count
 * @param itemId       the item, if it was about one
 * @param type         the code of the type
 * @param value        stars or quantity; the mean of them for a week's count
 * @param text         the user's words, if there were any
 * @param timestamp    when, in milliseconds since 1970; the middle of the week for a count, or the window's oldest time if that is earlier
 * @param count        how many events this stands for, at least 1
 * @param position     how many of the user's events came since, 0 for the newest; null for a week's count
 * @param ageSeconds   the age at the time asked about, at least 0
 * @param weight       what it weighed at age 0, all {@code count} of them
 * @param contribution {@code weight · kernel(ageSeconds)}
 */
public record Evidence(
        @Nullable String eventId,
        @Nullable String itemId,
        String type,
        @Nullable Double value,
        @Nullable String text,
        long timestamp,
        long count,
        @Nullable Integer position,
        double ageSeconds,
        double weight,
        double contribution) {}
