package io.lethe.event;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One action of a user, as the event log stores it.
 *
 * <p>At least one of {@code itemId} and {@code text} is present. {@code value} (stars, quantity, price) and
 * {@code progress} (0 to 1) are multiples of 10<sup>-6</sup>, so that their sums are exact integers. The constructor
 * rounds to that grid.
 *
 * @param tenant    the owner of the data, {@code [a-z0-9-]+}
 * @param userId    the user
 * @param eventId   the event's id within (tenant, user), see {@link EventIds}
 * @param itemId    the item, if any
 * @param type      the code of an {@link InteractionType} or of a type added by settings
 * @param value     stars, quantity or amount, depending on the type
 * @param text      the user's own words: a review, a comment, a search, a tag
 * @param progress  the consumed share of the item, 0 to 1
 * @param dwellMs   the dwell time in milliseconds, at least 0
 * @param timestamp the time of the action, in milliseconds since 1970-01-01T00:00Z
 * @param sequence  the producer's own counter, which orders events with equal times in lists of them
 * @param context   additional facts about the circumstances (device, campaign, page), sorted by name
 */
public record Interaction(
        String tenant,
        String userId,
        String eventId,
        @Nullable String itemId,
        String type,
        @Nullable Double value,
        @Nullable String text,
        @Nullable Double progress,
        @Nullable Long dwellMs,
        long timestamp,
        long sequence,
        SortedMap<String, String> context) {

    /** The number of steps of {@code value} and {@code progress} per unit. */
    public static final long MICROS = 1_000_000L;

    public Interaction {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(type, "type");
        if (itemId == null && text == null) {
            throw new IllegalArgumentException("an interaction needs an itemId or a text");
        }
        value = onGrid(value);
        progress = onGrid(progress);
        context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
    }

    /** An interaction with an item at a time, without further details. */
    public static Interaction of(
            String tenant, String userId, String eventId, String itemId, String type, long timestamp) {
        return new Interaction(
                tenant, userId, eventId, itemId, type, null, null, null, null, timestamp, 0, new TreeMap<>(Map.of()));
    }

    public Interaction withEventId(String eventId) {
        return new Interaction(
                tenant, userId, eventId, itemId, type, value, text, progress, dwellMs, timestamp, sequence, context);
    }

    public Interaction withValue(@Nullable Double value) {
        return new Interaction(
                tenant, userId, eventId, itemId, type, value, text, progress, dwellMs, timestamp, sequence, context);
    }

    public Interaction withText(@Nullable String text) {
        return new Interaction(
                tenant, userId, eventId, itemId, type, value, text, progress, dwellMs, timestamp, sequence, context);
    }

    public Interaction withSequence(long sequence) {
        return new Interaction(
                tenant, userId, eventId, itemId, type, value, text, progress, dwellMs, timestamp, sequence, context);
    }

    public Interaction withTimestamp(long timestamp) {
        return new Interaction(
                tenant, userId, eventId, itemId, type, value, text, progress, dwellMs, timestamp, sequence, context);
    }

    public Interaction withContext(SortedMap<String, String> context) {
        return new Interaction(
                tenant, userId, eventId, itemId, type, value, text, progress, dwellMs, timestamp, sequence, context);
    }

    /** The user, as a key of the log. */
    public UserKey userKey() {
        return new UserKey(tenant, userId);
    }

    static long micros(double amount) {
        return Math.round(amount * MICROS);
    }

    static double fromMicros(long micros) {
        return micros / (double) MICROS;
    }

    private static @Nullable Double onGrid(@Nullable Double amount) {
        return amount == null ? null : Double.valueOf(fromMicros(micros(amount)));
    }
}
