package io.lethe.interest.profile;

import org.jspecify.annotations.Nullable;

/**
 * A time that an interest faded, and its return if there was one.
 *
 * @param fadedAt      when it had faded, in milliseconds since 1970
 * @param revivedAt    when it came back; null while it has not
 * @param pauseSeconds how long it had been away then
 */
public record Fade(
        long fadedAt, @Nullable Long revivedAt, @Nullable Double pauseSeconds) {}
