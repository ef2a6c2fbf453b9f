package io.lethe.recommend.service.known;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Rates per minute and second, from totals that are sampled. A lower total than before means that the counter
 * restarted.
 */
public final class MinuteCounts {
    private static final int MINUTES = 60;
    private static final long MINUTE_MILLIS = 60_000;
    private static final long RATE_MILLIS = 5_000;
    private static final int MOST_LOOKS = 100;

    /** What came in during the minute that began at a time, in milliseconds since 1970. */
    public record Minute(long at, long accepted, long rejected) {}

    private record Look(long at, long accepted) {}

    private final Deque<Minute> minutes = new ArrayDeque<>();
    private final Deque<Look> looks = new ArrayDeque<>();
    private long accepted = -1;
    private long rejected = -1;
    private long sum;

    /** The totals at a time; the first ones only say where to count from. */
    public synchronized void look(long at, long acceptedNow, long rejectedNow) {
        long moreAccepted = accepted < 0 ? 0 : growth(accepted, acceptedNow);
        long moreRejected = rejected < 0 ? 0 : growth(rejected, rejectedNow);
        accepted = acceptedNow;
        rejected = rejectedNow;
        sum += moreAccepted;
        long minute = at - Math.floorMod(at, MINUTE_MILLIS);
        Minute last = minutes.peekLast();
        long from = last == null ? minute : Math.max(last.at() + MINUTE_MILLIS, minute - MINUTES * MINUTE_MILLIS);
        for (long begin = from; begin <= minute; begin += MINUTE_MILLIS) {
            minutes.add(new Minute(begin, 0, 0));
        }
        Minute current = minutes.removeLast();
        minutes.add(new Minute(current.at(), current.accepted() + moreAccepted, current.rejected() + moreRejected));
        while (minutes.size() > MINUTES) {
            minutes.remove();
        }
        looks.add(new Look(at, sum));
        while (looks.size() > MOST_LOOKS || (looks.size() > 2 && secondLook().at() <= at - RATE_MILLIS)) {
            looks.remove();
        }
    }

    /** The last hour, the oldest minute first. */
    public synchronized List<Minute> minutes() {
        return new ArrayList<>(minutes);
    }

    /** How many were accepted in a second, over the last five or the last two looks. */
    public synchronized double perSecond() {
        Look first = looks.peekFirst();
        Look last = looks.peekLast();
        if (first == null || last == null || last.at() == first.at()) {
            return 0;
        }
        return 1000.0 * (last.accepted() - first.accepted()) / (last.at() - first.at());
    }

    private Look secondLook() {
        var some = looks.iterator();
        some.next();
        return some.next();
    }

    private static long growth(long before, long now) {
        return now >= before ? now - before : now;
    }
}
