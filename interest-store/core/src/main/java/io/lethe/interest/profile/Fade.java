package io.lethe.interest.profile;

import org.jspecify.annotations.Nullable;

/**
 * One fading of an interest, and its return if there was one.
 *
 * @param fadedAt      when it faded, in milliseconds since 1970
 * @param revivedAt    when it came back, in milliseconds since 1970; null if it has not
 * @param pauseSeconds the length of the pause before the return
 */
public record Fade(
        long fadedAt, @Nullable Long revivedAt, @Nullable Double pauseSeconds) {}
