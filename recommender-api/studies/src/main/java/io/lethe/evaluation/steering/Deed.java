package io.lethe.evaluation.steering;

import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.profile.InterestSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that a planted person did, and what it was about.
 *
 * @param entry the event
 * @param topic the topic of its item or words
 */
record Deed(LedgerEntry entry, int topic) {
    /**
     * What deeds make of interest: weights as Lethe weighs events, halving by the clock. Nothing is grouped, and no
     * half-life adapts to anybody.
     *
     * @param at milliseconds since 1970
     */
    static Taste decayed(List<Deed> deeds, long at, InterestSettings settings) {
        Map<Integer, Double> sums = new HashMap<>();
        EventWeights weights = settings.weights();
        for (Deed deed : deeds) {
            double ageSeconds = (at - deed.entry.interaction().timestamp()) / 1000.0;
            String type = deed.entry.interaction().type();
            double weight = weights.inInterest(type, weights.of(deed.entry.interaction(), 0));
            sums.merge(deed.topic, weight * Math.pow(2, -ageSeconds / settings.halfLifeSeconds()), Double::sum);
        }
        return Taste.of(sums);
    }
}
