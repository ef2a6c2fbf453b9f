package io.lethe.recommend.learning;

import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.BasketDraw;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserVersion;
import io.lethe.interest.signal.PairFold;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A choice that a user made, with what was known of the user before. Events of the choice's own time are not known
 * before it: they have no order, and whoever asks for a recommendation asks after a basket and not within it.
 *
 * @param before the user's state from events of earlier times
 * @param chosen the event of the choice; it has an item
 * @param since  the choice, and the user's other events of its time and of later ones
 */
public record Choice(UserState before, LedgerEntry chosen, List<LedgerEntry> since) {
    public Choice {
        since = List.copyOf(since);
    }

    /** The time of the choice, in milliseconds since 1970. */
    public long at() {
        return chosen.interaction().timestamp();
    }

    public String itemId() {
        return String.valueOf(chosen.interaction().itemId());
    }

    /** A number that follows from the choice alone. */
    long seed() {
        return BasketDraw.number(BasketDraw.seed(chosen.interaction().userId(), at()), itemId());
    }

    /** Whether nothing is known before the choice. */
    private boolean isFirst() {
        return before.window().stream().noneMatch(entry -> PairFold.counts(entry.interaction()));
    }

    /** The newest choices of a user that have a history, newest first. They depend only on the set of the events. */
    public static List<Choice> of(UserState state, int most) {
        List<LedgerEntry> window = BasketDraw.oldestFirst(state.window());
        List<Choice> choices = new ArrayList<>();
        for (int place = window.size() - 1; place > 0 && choices.size() < most; place--) {
            if (PairFold.counts(window.get(place).interaction())) {
                int begin = basket(window, place);
                Choice choice = new Choice(
                        without(state, window, begin), window.get(place), window.subList(begin, window.size()));
                if (choice.isFirst()) {
                    break;
                }
                choices.add(choice);
            }
        }
        return choices;
    }

    /** Where the basket begins that an event is in: the events of its time. */
    private static int basket(List<LedgerEntry> window, int place) {
        int begin = place;
        long time = window.get(place).interaction().timestamp();
        while (begin > 0 && window.get(begin - 1).interaction().timestamp() == time) {
            begin--;
        }
        return begin;
    }

    private static UserState without(UserState state, List<LedgerEntry> window, int place) {
        SortedMap<LongTermKey, LongTermCount> longTerm = new TreeMap<>(state.longTerm());
        for (LedgerEntry later : window.subList(place, window.size())) {
            Interaction interaction = later.interaction();
            if (interaction.itemId() != null) {
                LongTermKey key = LongTermKey.of(interaction.itemId(), interaction);
                longTerm.computeIfPresent(key, (same, count) -> {
                    LongTermCount rest = count.minus(LongTermCount.one(interaction));
                    return rest.isNone() ? null : rest;
                });
            }
        }
        List<LedgerEntry> before = window.subList(0, place);
        UserVersion version = state.version();
        for (LedgerEntry entry : window.subList(place, window.size())) {
            version = version.minus(entry);
        }
        return new UserState(state.user(), version, before, longTerm);
    }

    /** A hash of a user's key, for a sample of users that depends on nothing else. */
    public static long hash(UserKey user) {
        return BasketDraw.seed(user.userId(), 0);
    }
}
