package io.lethe.interest.service.topology;

import java.util.function.LongSupplier;

/** The time of a beat. What one part of the work leaves is there for the next. */
final class Budget {
    private final LongSupplier nanoTime;
    private final long end;

    /** @param nanos how long the beat may take from now on, at least 0 */
    Budget(long nanos) {
        this(nanos, System::nanoTime);
    }

    /** The same with another clock. */
    Budget(long nanos, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + nanos;
    }

    /**
     * A part of what is left now, in nanoseconds; 0 if nothing is.
     *
     * @param share from 0 to 1
     */
    long part(double share) {
        return (long) (share * Math.max(0, end - nanoTime.getAsLong()));
    }
}
