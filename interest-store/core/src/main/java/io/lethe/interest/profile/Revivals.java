package io.lethe.interest.profile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an interest faded and came back, computed from its positive events. The strength is tracked in constant space,
 * as an exponentially decaying sum, whatever the kernel. Its half-life is the one known at that time
 * ({@link Pace.Running}), or {@code gaps} times the usual gap if that is longer:
 *
 * <ul>
 *   <li>The interest has faded when the sum is below {@code faded} times its peak and no event came for a half-life,
 *       once it had {@code events} events. What is visited more seldom than before has not faded.
 *   <li>It is back when at least {@code events} events have brought the sum to {@code back} times that peak. The return
 *       is dated to the first of these events that follows a half-life without any, so that a stray event during the
 *       pause does not date it.
 *   <li>The pause lasts from the last event before the fading to that first event.
 * </ul>
 *
 * <p>Gaps during the pause do not count towards the usual gap.
 */
final class Revivals {
    /**
     * A return.
     *
     * @param fadedAt      when the interest faded, in milliseconds since 1970
     * @param at           when it came back, in milliseconds since 1970
     * @param pauseSeconds the length of the pause
     * @param peak         its peak strength before it faded
     */
    record Revival(long fadedAt, long at, double pauseSeconds, double peak) {}

    private static final double LATELY = 2;

    private final long at;
    private final RevivalLaw law;
    private final double halfLifeSeconds;
    private final Pace.Running pace;
    private final List<Revival> found = new ArrayList<>();

    private double sum;
    private double peak;
    private int events;
    private long last;
    private boolean away;
    private long lastBefore;
    private double peakBefore;
    private long candidate;
    private long fadedAt;
    private double inForceSeconds;
    private boolean silent;
    private boolean low;

    private Revivals(long at, RevivalLaw law, double halfLifeSeconds, Pace.Running pace) {
        this.at = at;
        this.law = law;
        this.halfLifeSeconds = halfLifeSeconds;
        this.pace = pace;
    }

    /**
     * Tracks an interest until a time.
     *
     * @param traces oldest first
     */
    static Revivals of(List<Trace> traces, long at, RevivalLaw law, double halfLifeSeconds, Pace.Running pace) {
        Revivals revivals = new Revivals(at, law, halfLifeSeconds, pace);
        for (Trace trace : traces) {
            if (trace.speaksFor()) {
                revivals.add(trace);
            }
        }
        revivals.pass(at);
        return revivals;
    }

    /** The last return; null if there is none. */
    @Nullable
    Revival lastRevival() {
        return found.isEmpty() ? null : found.get(found.size() - 1);
    }

    /**
     * When the interest faded, in milliseconds since 1970; null unless it is faded now. An interest that was visited
     * within the last half-life is not faded, even if that does not suffice for a return. One with too few events for a
     * fading that a return could follow is faded all the same.
     */
    @Nullable
    Long fadedAt() {
        return silent && (away || low) ? Long.valueOf(fadedAt) : null;
    }

    /** Whether the last return was at most two half-lives ago, of those in force at the time. */
    boolean isBackLately() {
        Revival last = lastRevival();
        return last != null && (at - last.at()) / 1000.0 <= LATELY * inForceSeconds;
    }

    /** Each fading of the interest, oldest first. */
    List<Fade> fades() {
        List<Fade> fades = new ArrayList<>();
        found.forEach(revival -> fades.add(new Fade(revival.fadedAt(), revival.at(), revival.pauseSeconds())));
        if (away) {
            fades.add(new Fade(fadedAt, null, null));
        }
        return fades;
    }

    /** The factor for an event at a time. */
    double boostAt(long time) {
        double boost = 1;
        for (Revival revival : found) {
            if (revival.at() <= time) {
                boost = law.boostAfter(revival.peak());
            }
        }
        return boost;
    }

    private void add(Trace trace) {
        long time = trace.time();
        if (events > 0) {
            double halfLife = pass(time);
            boolean afresh = (time - last) / 1000.0 >= halfLife;
            if (!away) {
                pace.add((time - last) / 1000.0);
            } else if (afresh || candidate < 0) {
                candidate = time;
                events = 0;
            }
        }
        sum += trace.weight();
        events += (int) Math.min(trace.count(), law.events());
        peak = Math.max(peak, sum);
        last = time;
        if (away && sum >= law.back() * peakBefore && events >= law.events()) {
            found.add(new Revival(fadedAt, candidate, (candidate - lastBefore) / 1000.0, peakBefore));
            away = false;
            peak = sum;
        }
    }

    /** Decays the sum from the last event up to a time and returns the half-life in force. */
    private double pass(long time) {
        double halfLife = Math.max(halfLifeSeconds * pace.stretch(), law.gaps() * pace.usualGapSeconds());
        double seconds = (time - last) / 1000.0;
        double before = sum;
        sum *= Math.pow(2, -seconds / halfLife);
        inForceSeconds = halfLife;
        silent = seconds >= halfLife;
        low = sum < law.faded() * peak;
        if (!away && silent && low) {
            double until = halfLife * Math.log(before / (law.faded() * peak)) / Math.log(2);
            fadedAt = last + Math.round(1000 * Math.max(halfLife, until));
        }
        if (!away && silent && low && events >= law.events()) {
            away = true;
            lastBefore = last;
            peakBefore = peak;
            candidate = -1;
        }
        return halfLife;
    }
}
