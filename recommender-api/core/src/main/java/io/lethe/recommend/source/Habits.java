package io.lethe.recommend.source;

import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.Evidence;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.parameter.ChoiceTimes;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.RepeatCycle;
import io.lethe.recommend.parameter.RepeatRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The score for choosing an item again: the sum over the user's choices of the item of
 *
 * <pre>habit · due · (1 + weeks)^(−¼)      for a choice so many weeks ago</pre>
 *
 * Where choices follow a cycle, {@code due} says how near its next time is ({@link RepeatCycle}); elsewhere it is 1.
 * Habits fade far more slowly than current interests. They fade by the clock, since a large order does not make the one
 * before it older (personal frequency: H. Hu et al., <i>Modeling personalized item frequency information for
 * next-basket recommendation</i>, SIGIR 2020). Choices from before the window count in the middle of their week.
 */
public final class Habits {
    private static final double POWER = 0.25;
    private static final int CITED = 5;

    private final Catalogue catalogue;
    private final double habit;
    private final ChoiceTimes choices;
    private final long at;
    private final Map<Integer, Double> values = new HashMap<>();
    private final Map<Integer, Double> dues = new HashMap<>();
    private final Map<Integer, List<Evidence>> events = new HashMap<>();

    /**
     * @param choices when the user chose each item
     * @param at      milliseconds since 1970
     */
    Habits(Catalogue catalogue, double habit, ChoiceTimes choices, long at) {
        this.catalogue = catalogue;
        this.habit = habit;
        this.choices = choices;
        this.at = at;
    }

    /** When a user chose each item, where habit decides. */
    static ChoiceTimes choices(Catalogue catalogue, RankingSettings settings, UserState state) {
        RepeatRule rule = settings.repeat();
        double domain = catalogue.trends().repeatRate(rule.prior(), type -> rule.tellsHabit(type, null));
        return rule.choices(state, null, domain);
    }

    /** Adds a choice from the window. Choices come newest first. */
    void add(Evidence event) {
        int slot = event.itemId() == null ? -1 : catalogue.slotOf(event.itemId());
        if (addValue(slot, event.type(), event.timestamp())) {
            List<Evidence> known = events.computeIfAbsent(slot, key -> new ArrayList<>());
            if (known.size() < CITED) {
                known.add(event);
            }
        }
    }

    /** Adds an event of the window without naming it as a reason. */
    void add(Interaction event) {
        addValue(event.itemId() == null ? -1 : catalogue.slotOf(event.itemId()), event.type(), event.timestamp());
    }

    private boolean addValue(int slot, String type, long timestamp) {
        boolean counts = slot >= 0 && RepeatRule.CONSUMING.contains(type);
        if (counts) {
            values.merge(slot, due(slot) * value(timestamp), Double::sum);
        }
        return counts;
    }

    /** The score of each item chosen before, by slot. */
    Map<Integer, Double> values() {
        return values;
    }

    /** Adds the choices from before the window. */
    void addOlder(UserState state) {
        state.beforeWindow().forEach((key, count) -> {
            int slot = catalogue.slotOf(key.itemId());
            if (slot >= 0 && RepeatRule.CONSUMING.contains(key.type())) {
                double one = due(slot) * value(key.begin() + LongTermKey.EPOCH_MILLIS / 2);
                values.merge(slot, count.count() * one, Double::sum);
            }
        });
    }

    private double value(long timestamp) {
        double weeks = Math.max(0, at - timestamp) / (double) LongTermKey.EPOCH_MILLIS;
        return habit * Math.pow(1 + weeks, -POWER);
    }

    private double due(int slot) {
        CatalogueItem item = catalogue.at(slot);
        return item == null ? 1 : dues.computeIfAbsent(slot, any -> choices.weight(item.itemId(), at));
    }

    Source source() {
        return new Source.Habit(values, events);
    }
}
