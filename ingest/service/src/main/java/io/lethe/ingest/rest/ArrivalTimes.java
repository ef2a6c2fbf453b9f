package io.lethe.ingest.rest;

import io.lethe.event.UserKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The times of those events of a request that bring none. Events of one user at one time have no order, so the request's
 * order becomes one of time: each event of a user is at least a millisecond after the user's last one. Used by one
 * thread.
 */
final class ArrivalTimes {
    private static final int MOST_USERS = 100_000;

    /** The time of each user's last event, the users who have waited longest first. */
    private final Map<UserKey, Long> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UserKey, Long> eldest) {
            return size() > MOST_USERS;
        }
    };

    /**
     * The time of a user's next event.
     *
     * @param arrival when it arrived, in milliseconds since 1970; no earlier than those before it
     */
    long next(UserKey user, long arrival) {
        return last.merge(user, arrival, (before, now) -> Math.max(before + 1, now));
    }
}
