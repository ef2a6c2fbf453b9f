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
            int back = (int) Math.max(1, Math.min(known.size(), Math.ceil(events.getAsDouble())));
            byPosition = known.get(known.size() - back).interaction().timestamp() - 1;
        }
        return new HalfLifeAgo(at, clock.orElse(0), byPosition, known);
    }

    /**
     * The time one half-life before the requested time, in milliseconds since 1970. If the kernel does not depend on
     * the clock, it is the time just before the last events that make one half-life.
     */
    long time(double stretch) {
        return byPosition != null ? byPosition : at - Math.round(halfLifeSeconds * stretch * 1000);
    }

    /** The number of known events after a time. */
    int eventsSince(long time) {
        int place = known.size();
        while (place > 0 && known.get(place - 1).interaction().timestamp() > time) {
            place--;
        }
        return known.size() - place;
    }
}
