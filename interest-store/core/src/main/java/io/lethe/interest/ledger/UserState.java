package io.lethe.interest.ledger;

import io.lethe.event.UserKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A user's state, derived from the user's ledger: the recent window in full detail, and the counts of all events. It is
 * a pure function of the set of events. It contains no time except theirs, and no weights.
 *
 * @param user     the owner of the state
 * @param version  identifies the set of events
 * @param window   the newest entries, oldest first, up to the configured window size
 * @param longTerm the counts of all entries with an item, including those in the window
 */
public record UserState(
        UserKey user, UserVersion version, List<LedgerEntry> window, SortedMap<LongTermKey, LongTermCount> longTerm) {

    /** The default number of entries in a window. */
    public static final int DEFAULT_WINDOW = 128;

    public UserState {
        window = List.copyOf(window);
        longTerm = Collections.unmodifiableSortedMap(new TreeMap<>(longTerm));
    }

    /** The state of a user without events. */
    public static UserState empty(UserKey user) {
        return new UserState(user, UserVersion.NONE, List.of(), new TreeMap<>());
    }

    /** The state of exactly these events of one user. They may come in any order but without duplicates. */
    public static UserState of(UserKey user, Collection<LedgerEntry> ledger, int windowSize) {
        List<LedgerEntry> ordered = new ArrayList<>(ledger);
        ordered.sort(Comparator.naturalOrder());
        UserVersion version = UserVersion.NONE;
        SortedMap<LongTermKey, LongTermCount> longTerm = new TreeMap<>();
        for (LedgerEntry entry : ordered) {
            version = version.plus(entry);
            String itemId = entry.interaction().itemId();
            if (itemId != null) {
                longTerm.merge(
                        LongTermKey.of(itemId, entry.interaction()),
                        LongTermCount.one(entry.interaction()),
                        LongTermCount::plus);
            }
        }
        List<LedgerEntry> window = ordered.subList(Math.max(0, ordered.size() - windowSize), ordered.size());
        return new UserState(user, version, window, longTerm);
    }

    public boolean isEmpty() {
        return version.eventCount() == 0;
    }

    /** The newest entry; null if there is none. */
    public @Nullable LedgerEntry newest() {
        return window.isEmpty() ? null : window.get(window.size() - 1);
    }

    /** The number of window entries up to and including a time, in milliseconds since 1970. They are the first ones. */
    public int known(long at) {
        int known = window.size();
        while (known > 0 && window.get(known - 1).interaction().timestamp() > at) {
            known--;
        }
        return known;
    }

    /**
     * The number of the basket of each window entry, 0 for the oldest. Entries of one time are one basket, so equal
     * numbers stand for equal times.
     */
    public int[] baskets() {
        int[] baskets = new int[window.size()];
        for (int i = 1; i < baskets.length; i++) {
            boolean same = window.get(i).interaction().timestamp()
                    == window.get(i - 1).interaction().timestamp();
            baskets[i] = baskets[i - 1] + (same ? 0 : 1);
        }
        return baskets;
    }

    /** All items that the user interacted with. */
    public Set<String> items() {
        Set<String> items = new HashSet<>();
        longTerm.keySet().forEach(key -> items.add(key.itemId()));
        return items;
    }

    /** The items with at least one event of one of these types. */
    public Set<String> itemsWith(Set<String> types) {
        Set<String> items = new HashSet<>();
        longTerm.keySet().stream().filter(key -> types.contains(key.type())).forEach(key -> items.add(key.itemId()));
        return items;
    }

    /** The counts of the events before the window: all counts minus those of the window. */
    public SortedMap<LongTermKey, LongTermCount> beforeWindow() {
        Map<LongTermKey, LongTermCount> recent = new HashMap<>();
        for (LedgerEntry entry : window) {
            String itemId = entry.interaction().itemId();
            if (itemId != null) {
                recent.merge(
                        LongTermKey.of(itemId, entry.interaction()),
                        LongTermCount.one(entry.interaction()),
                        LongTermCount::plus);
            }
        }
        SortedMap<LongTermKey, LongTermCount> older = new TreeMap<>(longTerm);
        recent.forEach((key, count) -> older.computeIfPresent(key, (same, all) -> {
            LongTermCount rest = all.minus(count);
            return rest.isNone() ? null : rest;
        }));
        return older;
    }

    /**
     * The state of the union of two users' events, under this user's name, for one person with two accounts. It is
     * exact, because the two sets of events are disjoint.
     */
    public UserState union(UserState other, int windowSize) {
        List<LedgerEntry> both = new ArrayList<>(window);
        both.addAll(other.window);
        both.sort(Comparator.naturalOrder());
        SortedMap<LongTermKey, LongTermCount> counts = new TreeMap<>(longTerm);
        other.longTerm.forEach((key, count) -> counts.merge(key, count, LongTermCount::plus));
        return new UserState(
                user,
                version.plus(other.version),
                both.subList(Math.max(0, both.size() - windowSize), both.size()),
                counts);
    }

    /** Whether the window contains all events, so that nothing is known by counts alone. */
    public boolean isWhole() {
        return window.size() == version.eventCount();
    }

    /**
     * The state at a time, exactly as if no later event had come. Empty if this state does not suffice, because it
     * would need events that have left the window. It suffices if its newest event is not later or if its window
     * contains all events.
     *
     * @param at milliseconds since 1970
     */
    public Optional<UserState> asOf(long at) {
        LedgerEntry newest = newest();
        if (newest == null || newest.interaction().timestamp() <= at) {
            return Optional.of(this);
        }
        if (!isWhole()) {
            return Optional.empty();
        }
        List<LedgerEntry> until = window.stream()
                .filter(entry -> entry.interaction().timestamp() <= at)
                .toList();
        return Optional.of(of(user, until, Math.max(1, until.size())));
    }
}
