package io.lethe.recommend.learning;

import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserVersion;
import io.lethe.interest.signal.PairFold;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A choice that a user made, with what was known of the user before. Events of one time have no order among themselves;
 * their hashes give them one.
 *
 * @param before   the user's state just before the choice
 * @param chosen   the event of the choice; it has an item
 * @param since    the choice and the user's later events
 * @param inBasket whether something of the choice's own time is known before it
 */
public record Choice(UserState before, LedgerEntry chosen, List<LedgerEntry> since, boolean inBasket) {
    /** By hash. An id may tell the place among events of one time, so it decides last. */
    private static final Comparator<LedgerEntry> BY_HASH = Comparator.comparingLong((LedgerEntry entry) -> hash(entry))
            .thenComparing(entry -> entry.interaction().eventId());

    /** Events of one time have no order among themselves, so their hashes give them one. */
    private static final Comparator<LedgerEntry> ORDER = Comparator.comparingLong(
                    (LedgerEntry entry) -> entry.interaction().timestamp())
            .thenComparing(BY_HASH);

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
        return hash(chosen);
    }

    /** Whether nothing is known before the choice. */
    private boolean isFirst() {
        return before.window().stream().noneMatch(entry -> PairFold.counts(entry.interaction()));
    }

    /** The newest choices of a user that have a history, newest first. They depend only on the set of the events. */
    public static List<Choice> of(UserState state, int most) {
        List<LedgerEntry> window = new ArrayList<>(state.window());
        window.sort(ORDER);
        List<Choice> choices = new ArrayList<>();
        for (int place = window.size() - 1; place > 0 && choices.size() < most; place--) {
            if (PairFold.counts(window.get(place).interaction())) {
                LedgerEntry chosen = window.get(place);
                boolean inBasket = window.get(place - 1).interaction().timestamp()
                        == chosen.interaction().timestamp();
                Choice choice = new Choice(
                        without(state, window, place), chosen, window.subList(place, window.size()), inBasket);
                if (choice.isFirst()) {
                    break;
                }
                choices.add(choice);
            }
        }
        return choices;
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
        return hash(user.userId());
    }

    private static long hash(LedgerEntry entry) {
        Interaction event = entry.interaction();
        return hash(event.userId() + '\n' + event.timestamp() + '\n' + event.itemId());
    }

    /** FNV-1a, mixed by the finalizer of SplitMix64 (G. Steele, D. Lea and C. Flood, OOPSLA 2014). */
    private static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (one & 0xFF)) * 0x100000001B3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }
}
