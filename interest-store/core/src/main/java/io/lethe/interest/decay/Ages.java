package io.lethe.interest.decay;

/**
 * What is known of the ages of an event: spans that they lie in.
 *
 * @param fromSeconds  the least age by the clock, at least 0
 * @param toSeconds    the greatest
 * @param fromPosition the least number of events since, at least 0
 * @param toPosition   the greatest
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

    /** Ages that are known exactly. */
    public static Ages of(double seconds, double position) {
        return new Ages(seconds, seconds, position, position);
    }
}
