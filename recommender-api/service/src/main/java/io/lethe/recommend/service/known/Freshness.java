package io.lethe.recommend.service.known;

import io.lethe.event.UserKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Samples the time from an event's acceptance to its visibility here: from the log record's timestamp to the notice
 * that the user's state changed. Users with another recent event are not sampled, since the notice might belong to
 * that one.
 */
public final class Freshness {
    private static final int SAMPLES = 1000;
    private static final int MOST_WAITING = 10_000;
    private static final long QUIET_MILLIS = 2000;
    private static final long LONGEST_MILLIS = 60_000;
    private static final long AT_ONCE_MILLIS = 100;

    /**
     * The median and the 99th percentile of the samples.
     *
     * @param samples how many there are, the newest 1,000 at the most
     */
    public record Figures(long p50Millis, long p99Millis, int samples) {}

    private static final class Waiting {
        private final long since;
        private boolean alone;
        private boolean told;

        private Waiting(long since) {
            this.since = since;
            this.alone = true;
        }
    }

    private final Map<UserKey, Waiting> waiting = new LinkedHashMap<>();
    private final long[] samples = new long[SAMPLES];
    private long count;

    /**
     * An event of a user was accepted at a time, in milliseconds since 1970. It is no sample if it is not heard of at
     * once, since its notice may have come already.
     */
    public synchronized void accepted(UserKey user, long at, long now) {
        Waiting before = waiting.get(user);
        if (before != null && !before.told && at - before.since < LONGEST_MILLIS) {
            before.alone = false;
            return;
        }
        if (now - at > AT_ONCE_MILLIS || (before != null && at - before.since < QUIET_MILLIS)) {
            return;
        }
        waiting.remove(user);
        waiting.put(user, new Waiting(at));
        if (waiting.size() > MOST_WAITING) {
            waiting.remove(waiting.keySet().iterator().next());
        }
    }

    /** The change of a user's state became known here at a time. */
    public synchronized void visible(UserKey user, long now) {
        Waiting event = waiting.get(user);
        if (event != null && !event.told) {
            event.told = true;
            if (event.alone && now >= event.since) {
                samples[(int) (count++ % SAMPLES)] = now - event.since;
            }
        }
    }

    public synchronized Figures figures() {
        int known = (int) Math.min(count, SAMPLES);
        long[] sorted = Arrays.copyOf(samples, known);
        Arrays.sort(sorted);
        return known == 0
                ? new Figures(0, 0, 0)
                : new Figures(sorted[(known - 1) / 2], sorted[(known - 1) * 99 / 100], known);
    }
}
