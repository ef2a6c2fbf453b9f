package io.lethe.interest.profile;

import io.lethe.event.Interaction;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.decay.weight.Stars;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import java.util.Map;

/**
 * A user's mean rating in stars. It is computed from the counts of all events, so the window's size does not matter.
 */
public final class StarMean {
    private final UserState state;
    private final Stars stars;
    private final long count;
    private final long micros;

    /** Reads a state's ratings and reviews once, for any number of queries. */
    StarMean(UserState state, Stars stars) {
        this.state = state;
        this.stars = stars;
        long all = 0;
        long sum = 0;
        for (Map.Entry<LongTermKey, LongTermCount> one : state.longTerm().entrySet()) {
            if (EventWeights.isStarred(one.getKey().type())) {
                all += one.getValue().valued();
                sum += one.getValue().valueMicros();
            }
        }
        this.count = all;
        this.micros = sum;
    }

    /** The mean of a state's ratings and reviews up to a time, shrunk towards the prior. */
    public static double of(UserState state, long at, Stars stars) {
        return new StarMean(state, stars).at(at);
    }

    /** The mean up to a time, in milliseconds since 1970. */
    double at(long time) {
        long until = count;
        long sum = micros;
        for (LedgerEntry entry :
                state.window().subList(state.known(time), state.window().size())) {
            Interaction event = entry.interaction();
            Double value = event.value();
            if (event.itemId() != null && value != null && EventWeights.isStarred(event.type())) {
                until--;
                sum -= Math.round(value * Interaction.MICROS);
            }
        }
        return stars.mean(until, sum / (double) Interaction.MICROS);
    }
}
