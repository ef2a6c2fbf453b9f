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
 * What is known of a user, all of it counted from the user's ledger: the recent window with every detail, and the
 * counts of everything. A pure function of the set of events; it knows no time but theirs and no weight at all.
 *
 * @param user     whose state it is
 * @param version  which set of events it was made of
 * @param window   the newest entries, oldest first, at most as many as the store was told to keep in a window
 * @param longTerm the counts of all entries with an item, those in the window included
 */
public record UserState(
        UserKey user, UserVersion version, List<LedgerEntry> window, SortedMap<LongTermKey, LongTermCount> longTerm) {

    /** How many entries a window holds where nothing else is set. */
    public static final int DEFAULT_WINDOW = 128;

    public UserState {
        window = List.copyOf(window);
        longTerm = Collections.unmodifiableSortedMap(new TreeMap<>(longTerm));
    }

    /** The state of a user of whom nothing is known. */
    public static UserState empty(UserKey user) {
        return new UserState(user, UserVersion.NONE, List.of(), new TreeMap<>());
    }

    /** The state of exactly these events of one user, given in any order, none twice. */
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

    /** The newest entry, or null where there is none. */
    public @Nullable LedgerEntry newest() {
        return window.isEmpty() ? null : window.get(window.size() - 1);
    }

    /** How many entries of the window had happened by a time, in milliseconds since 1970: those at its begin. */
    public int known(long at) {
        int known = window.size();
        while (known > 0 && window.get(known - 1).interaction().timestamp() > at) {
            known--;
        }
        return known;
    }

    /** The items that the user had anything to do with. */
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

    /** The counts of what is older than the window: everything less what the window itself holds. */
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
     * The state of the union of this user's events and another's, under this user's name: what one person's two
     * accounts add up to. Exact, since the two sets of events are disjoint.
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

    /** Whether the window holds every event there is, so that nothing is known by counts alone. */
    public boolean isWhole() {
        return window.size() == version.eventCount();
    }

    /**
     * The state of those of the events whose time is at most {@code at}, exactly as if there had never been another,
     * where this state says by itself what that is: its newest event is not later, or its window holds every event.
     * Nothing where it takes events that the window has lost.
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
