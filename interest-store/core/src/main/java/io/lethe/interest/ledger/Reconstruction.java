package io.lethe.interest.ledger;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state as of a time, put together from the newest state and one that was kept before, where the ledger itself
 * cannot be read.
 *
 * @param state  the state as of the time
 * @param reason why it may not be exactly that; null where it is
 */
public record Reconstruction(UserState state, @Nullable String reason) {

    /** Whether the state is proven to be the one that exactly the events up to the time have. */
    public boolean exact() {
        return reason == null;
    }

    /**
     * Joins what was known at {@code kept} with those entries of the newest window that lie between it and {@code at}.
     * The versions prove whether that is all: kept events, those between and those after are the newest state's events
     * if and only if their fingerprints add up to its own. Where they do not, weeks wholly before {@code at} are
     * counted as the newest state counts them.
     *
     * @param newest     everything that is known
     * @param kept       a state with no event later than {@code at}; null if none was kept
     * @param at         milliseconds since 1970
     * @param windowSize how many entries a window holds at most
     */
    public static Reconstruction of(UserState newest, @Nullable UserState kept, long at, int windowSize) {
        UserState whole = newest.asOf(at).orElse(null);
        if (whole != null) {
            return new Reconstruction(whole, null);
        }
        UserState base = kept == null ? UserState.empty(newest.user()) : kept;
        LedgerEntry last = base.newest();
        List<LedgerEntry> between = newest.window().stream()
                .filter(entry -> entry.interaction().timestamp() <= at
                        && (last == null || entry.key().compareTo(last.key()) > 0))
                .toList();
        UserState joined = base.union(UserState.of(newest.user(), between, windowSize), windowSize);
        UserVersion accounted = joined.version();
        for (LedgerEntry entry : newest.window()) {
            if (entry.interaction().timestamp() > at) {
                accounted = accounted.plus(entry);
            }
        }
        if (accounted.equals(newest.version())) {
            return new Reconstruction(joined, null);
        }
        long lost = newest.version().eventCount() - accounted.eventCount();
        return new Reconstruction(withCountsOf(newest, joined, at), reason(lost, last));
    }

    private static UserState withCountsOf(UserState newest, UserState joined, long at) {
        long week = LongTermKey.epochOf(at);
        SortedMap<LongTermKey, LongTermCount> counts = new TreeMap<>();
        newest.longTerm().forEach((key, count) -> {
            if (key.epoch() < week) {
                counts.put(key, count);
            }
        });
        joined.longTerm().forEach((key, count) -> {
            if (key.epoch() >= week) {
                counts.put(key, count);
            }
        });
        return new UserState(joined.user(), joined.version(), joined.window(), counts);
    }

    private static String reason(long lost, @Nullable LedgerEntry last) {
        String since = last == null
                ? "no state from before this time was kept"
                : "the state kept of " + Instant.ofEpochMilli(last.interaction().timestamp()) + " is the nearest";
        return lost > 0
                ? since + ", and " + lost + " events since then are known by the week only"
                : since + ", and since then events came late or were taken back";
    }
}
