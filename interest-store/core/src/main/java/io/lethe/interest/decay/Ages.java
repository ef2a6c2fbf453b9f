package io.lethe.interest.decay;

/**
 * Bounds on the age of an event: by the clock and by the number of later baskets, as {@link Kernel} counts them.
 *
 * @param fromSeconds  the least age in seconds, at least 0
 * @param toSeconds    the greatest age in seconds
 * @param fromPosition the least number of later baskets, at least 0
 * @param toPosition   the greatest number of later baskets
 */
public record Ages(double fromSeconds, double toSeconds, double fromPosition, double toPosition) {
    public Ages {
        if (!(fromSeconds >= 0 && fromSeconds <= toSeconds)) {
            throw new IllegalArgumentException("ages go from 0 up, not from " + fromSeconds + " to " + toSeconds);
        }
        if (!(fromPosition >= 0 && fromPosition <= toPosition)) {
            throw new IllegalArgumentException(
                    "positions go from 0 up, not from " + fromPosition + " to " + toPosition);
        }
    }

    /** An age that is known exactly. */
    public static Ages of(double seconds, double position) {
        return new Ages(seconds, seconds, position, position);
    }
}
