package io.lethe.interest.profile;

import io.lethe.event.Interaction;
import io.lethe.interest.decay.Ages;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import org.jspecify.annotations.Nullable;

/**
 * The trace of an event, or of a weekly count of events, before it is assigned to an interest.
 *
 * @param earliest      the earliest possible time, in milliseconds since 1970
 * @param latest        the latest possible time; equal to {@code earliest} for an event
 * @param firstPosition the minimum number of later events of the same user
 * @param lastPosition  the maximum number of later events; equal to {@code firstPosition} for an event
 * @param weight        the weight at age 0
 */
record Trace(
        @Nullable String eventId,
        @Nullable String itemId,
        String type,
        @Nullable Double value,
        @Nullable String text,
        long earliest,
        long latest,
        long count,
        int firstPosition,
        int lastPosition,
        double weight) {

    static Trace of(Interaction event, int position, double weight) {
        return new Trace(
                event.eventId(),
                event.itemId(),
                event.type(),
                event.value(),
                event.text(),
                event.timestamp(),
                event.timestamp(),
                1,
                position,
                position,
                weight);
    }

    /** @param latest the latest possible time of any of its events */
    static Trace of(
            LongTermKey key, LongTermCount count, long latest, int firstPosition, int lastPosition, double weight) {
        return new Trace(
                null,
                key.itemId(),
                key.type(),
                count.valued() > 0 ? Double.valueOf(count.meanValue()) : null,
                null,
                Math.min(key.begin(), latest),
                Math.min(key.begin() + LongTermKey.EPOCH_MILLIS - 1, latest),
                count.count(),
                firstPosition,
                lastPosition,
                weight);
    }

    /** The estimated time. */
    long time() {
        return earliest + (latest - earliest) / 2;
    }

    int position() {
        return firstPosition + (lastPosition - firstPosition) / 2;
    }

    boolean speaksFor() {
        return weight > 0;
    }

    Evidence evidence(long at, Kernel kernel, double boost, double stretch) {
        double age = (at - time()) / 1000.0;
        return new Evidence(
                eventId,
                itemId,
                type,
                value,
                text,
                time(),
                count,
                position(),
                age,
                weight,
                boost,
                stretch,
                weight * boost * kernel.at(age / stretch, position(), type));
    }

    /** The maximum error of its contribution because only the week is known; 0 for an event. */
    double error(long at, Kernel kernel, double boost, double stretch) {
        if (earliest == latest && firstPosition == lastPosition) {
            return 0;
        }
        Ages ages = new Ages(
                Math.max(0, (at - latest) / 1000.0 / stretch),
                Math.max(0, (at - earliest) / 1000.0 / stretch),
                firstPosition,
                lastPosition);
        double taken = kernel.at((at - time()) / 1000.0 / stretch, position(), type);
        return Math.abs(weight) * boost * kernel.range(ages, type).farthestFrom(taken);
    }
}
