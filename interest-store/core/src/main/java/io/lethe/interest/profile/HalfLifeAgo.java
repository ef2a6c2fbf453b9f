package io.lethe.interest.profile;

import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The reference time for trends: one half-life ago. */
final class HalfLifeAgo {
    private final long at;
    private final double halfLifeSeconds;
    private final @Nullable Long byPosition;
    private final List<LedgerEntry> known;

    private HalfLifeAgo(long at, double halfLifeSeconds, @Nullable Long byPosition, List<LedgerEntry> known) {
        this.at = at;
        this.halfLifeSeconds = halfLifeSeconds;
        this.byPosition = byPosition;
        this.known = known;
    }

    static HalfLifeAgo of(UserState state, long at, HalfLives halfLives) {
        List<LedgerEntry> known = state.window().subList(0, state.known(at));
        OptionalDouble clock = halfLives.clockSeconds();
        OptionalDouble events = halfLives.events();
        Long byPosition = null;
        if (clock.isEmpty() && events.isPresent() && !known.isEmpty()) {
            byPosition = timeOf(known, Math.max(1, Math.ceil(events.getAsDouble()))) - 1;
        }
        return new HalfLifeAgo(at, clock.orElse(0), byPosition, known);
    }

    /** The time of a basket, the newest being number 1; of the oldest one if there are fewer. */
    private static long timeOf(List<LedgerEntry> known, double number) {
        int place = known.size();
        long time = 0;
        for (int baskets = 0; place > 0 && baskets < number; baskets++) {
            time = known.get(place - 1).interaction().timestamp();
            while (place > 0 && known.get(place - 1).interaction().timestamp() == time) {
                place--;
            }
        }
        return time;
    }

    /**
     * The time one half-life before the requested time, in milliseconds since 1970. If the kernel does not depend on
     * the clock, it is the time just before the last baskets that make one half-life.
     */
    long time(double stretch) {
        return byPosition != null ? byPosition : at - Math.round(halfLifeSeconds * stretch * 1000);
    }

    /** The number of known baskets after a time. */
    int basketsSince(long time) {
        int baskets = 0;
        long last = time;
        for (int place = known.size() - 1;
                place >= 0 && known.get(place).interaction().timestamp() > time;
                place--) {
            long one = known.get(place).interaction().timestamp();
            baskets += one == last ? 0 : 1;
            last = one;
        }
        return baskets;
    }
}
