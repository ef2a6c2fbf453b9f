package io.lethe.interest.profile;

import io.lethe.event.Interaction;
import io.lethe.interest.decay.EventWeights;
import io.lethe.interest.decay.Stars;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import java.util.Map;

/** What a user gives on average, in stars: from the counts of everything, so that the window's size does not matter. */
public final class StarMean {
    private StarMean() {}

    /** The mean over the ratings and reviews of a state until a time, shrunk towards the prior. */
    public static double of(UserState state, long at, Stars stars) {
        long count = 0;
        long micros = 0;
        for (Map.Entry<LongTermKey, LongTermCount> one : state.longTerm().entrySet()) {
            if (EventWeights.isStarred(one.getKey().type())) {
                count += one.getValue().valued();
                micros += one.getValue().valueMicros();
            }
        }
        for (LedgerEntry entry :
                state.window().subList(state.known(at), state.window().size())) {
            Interaction event = entry.interaction();
            Double value = event.value();
            if (event.itemId() != null && value != null && EventWeights.isStarred(event.type())) {
                count--;
                micros -= Math.round(value * Interaction.MICROS);
            }
        }
        return stars.mean(count, micros / (double) Interaction.MICROS);
    }
}
