package io.lethe.recommend;

import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.Evidence;
import io.lethe.recommend.rule.RepeatRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much speaks for choosing an item again: the sum over the user's choices of it of
 *
 * <pre>habit · (1 + k)^(−¼)      for the k-th newest event, k from 0</pre>
 *
 * Habits are forgotten far more slowly than what somebody is about just now (personal frequency: H. Hu et al., <i>Modeling personalized item frequency information for next-basket
 * recommendation</i>, SIGIR 2020). Choices from before the window count as if they were the last ones before it.
 */
final class Habits {
    private static final double POWER = 0.25;
    private static final int CITED = 5;

    private final Catalogue catalogue;
    private final double habit;
    private final Map<Integer, Double> values = new HashMap<>();
    private final Map<Integer, List<Evidence>> events = new HashMap<>();

    Habits(Catalogue catalogue, double habit) {
        this.catalogue = catalogue;
        this.habit = habit;
    }

    /** Adds a choice of the window, the newest first. */
    void add(Evidence event, int place) {
        int slot = event.itemId() == null ? -1 : catalogue.slotOf(event.itemId());
        if (slot >= 0 && RepeatRule.CONSUMING.contains(event.type())) {
            values.merge(slot, habit * Math.pow(1 + place, -POWER), Double::sum);
            List<Evidence> known = events.computeIfAbsent(slot, key -> new ArrayList<>());
            if (known.size() < CITED) {
                known.add(event);
            }
        }
    }

    /** Adds the choices from before the window, which holds so many events. */
    void addOlder(UserState state, int places) {
        double one = habit * Math.pow(1 + places, -POWER);
        state.beforeWindow().forEach((key, count) -> {
            int slot = catalogue.slotOf(key.itemId());
            if (slot >= 0 && RepeatRule.CONSUMING.contains(key.type())) {
                values.merge(slot, count.count() * one, Double::sum);
            }
        });
    }

    Source source() {
        return new Source.Habit(values, events);
    }
}
