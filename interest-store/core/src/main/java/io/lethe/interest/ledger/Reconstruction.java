package io.lethe.interest.ledger;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state at a past time, reconstructed from the newest state and an older stored one, where the ledger cannot be
 * read.
 *
 * @param state  the state at that time
 * @param reason why it may be inexact; null if it is exact
 */
public record Reconstruction(UserState state, @Nullable String reason) {

    /** Whether the state is proven to consist of exactly the events up to the time. */
    public boolean exact() {
        return reason == null;
    }

    /**
     * Combines the state {@code kept} with the entries of the newest window between it and {@code at}. The versions
     * prove whether this is complete: it is if and only if the fingerprints of the kept events, of those between and of
     * those after {@code at} sum to the newest state's fingerprint. If it is incomplete, weeks that end before
     * {@code at} take their counts from the newest state.
     *
     * @param newest     the newest state
     * @param kept       a state without events after {@code at}; null if none was stored
     * @param at         milliseconds since 1970
     * @param windowSize the maximum number of entries in a window
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
