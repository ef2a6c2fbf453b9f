package io.lethe.interest.profile;

import io.lethe.event.Interaction;
import io.lethe.interest.decay.Ages;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The trace of an event, or of a weekly count of events, before it is assigned to an interest.
 *
 * @param earliest  the earliest possible time, in milliseconds since 1970
 * @param latest    the latest possible time; equal to {@code earliest} for an event
 * @param positions the number of later baskets of the same user
 * @param weight    the weight at age 0
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
        Positions positions,
        double weight) {

    /**
     * Of traces that are equal in time and position: an order that follows from what the events are, so that sums are
     * the same to the last bit whatever ids the events of a basket have.
     */
    static final Comparator<Trace> BY_CONTENT = Comparator.comparing(Trace::type)
            .thenComparingDouble(Trace::weight)
            .thenComparing(Trace::value, Comparator.nullsFirst(Comparator.<Double>naturalOrder()))
            .thenComparing(Trace::text, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(Trace::eventId, Comparator.nullsFirst(Comparator.<String>naturalOrder()));

    /**
     * How many baskets came later.
     *
     * @param first    at least
     * @param estimate the number that is taken
     * @param last     at most; all three are equal for an event
     */
    record Positions(int first, int estimate, int last) {
        static Positions of(int position) {
            return new Positions(position, position, position);
        }

        boolean isExact() {
            return first == last;
        }
    }

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
                Positions.of(position),
                weight);
    }

    /** @param latest the latest possible time of any of its events */
    static Trace of(LongTermKey key, LongTermCount count, long latest, Positions positions, double weight) {
        return new Trace(
                null,
                key.itemId(),
                key.type(),
                count.valued() > 0 ? Double.valueOf(count.meanValue()) : null,
                null,
                Math.min(key.begin(), latest),
                Math.min(key.begin() + LongTermKey.EPOCH_MILLIS - 1, latest),
                count.count(),
                positions,
                weight);
    }

    /** The estimated time. */
    long time() {
        return earliest + (latest - earliest) / 2;
    }

    int position() {
        return positions.estimate();
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
        if (earliest == latest && positions.isExact()) {
            return 0;
        }
        Ages ages = new Ages(
                Math.max(0, (at - latest) / 1000.0 / stretch),
                Math.max(0, (at - earliest) / 1000.0 / stretch),
                positions.first(),
                positions.last());
        double taken = kernel.at((at - time()) / 1000.0 / stretch, position(), type);
        return Math.abs(weight) * boost * kernel.range(ages, type).farthestFrom(taken);
    }
}
