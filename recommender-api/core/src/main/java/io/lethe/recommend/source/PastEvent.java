package io.lethe.recommend.source;

import io.lethe.event.Interaction;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import java.util.ArrayList;
import java.util.List;

/**
 * An event of positive weight in the window, as ranking looks back at it.
 *
 * @param entry    the event
 * @param position how many events of the window came after it
 * @param baskets  the number of its basket, the newest one's being 1. Events of one time are one basket
 */
record PastEvent(LedgerEntry entry, int position, int baskets) {

    /**
     * The events up to a time, newest first.
     *
     * @param at        milliseconds since 1970
     * @param meanStars the user's mean rating, which weights are relative to
     */
    static List<PastEvent> of(UserState state, long at, EventWeights weights, double meanStars) {
        List<LedgerEntry> window = state.window();
        int newest = window.size() - 1;
        while (newest >= 0 && window.get(newest).interaction().timestamp() > at) {
            newest--;
        }
        List<PastEvent> past = new ArrayList<>();
        int baskets = 0;
        long time = 0;
        for (int i = newest; i >= 0; i--) {
            LedgerEntry entry = window.get(i);
            Interaction interaction = entry.interaction();
            if (weights.of(interaction, meanStars) > 0) {
                if (baskets == 0 || interaction.timestamp() != time) {
                    time = interaction.timestamp();
                    baskets++;
                }
                past.add(new PastEvent(entry, newest - i, baskets));
            }
        }
        return past;
    }

    Interaction interaction() {
        return entry.interaction();
    }

    /** How much the event counts: {@code baskets^(−power)}. */
    double weight(double power) {
        return Math.pow(baskets, -power);
    }
}
