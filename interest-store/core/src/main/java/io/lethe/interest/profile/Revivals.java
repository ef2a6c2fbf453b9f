package io.lethe.interest.profile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an interest faded and came back, from the events that speak for it. Its strength is followed in constant space,
 * as a sum that halves with the half-life that was known by then ({@link Pace.Running}), or with {@code gaps} times its
 * usual gap if that is longer, whatever the kernel:
 *
 * <ul>
 *   <li>it has faded when the sum has fallen below {@code faded} times its peak, once it had {@code events} events;
 *   <li>it is back when {@code events} events or more have brought the sum to {@code back} times that peak; it came
 *       back with the first event of them that was preceded by a half-life without any, so that an event astray in the
 *       pause does not date it;
 *   <li>the pause is the time from the last event before it faded to that one.
 * </ul>
 *
 * What happens while it is away does not count for its usual gap.
 */
final class Revivals {
    /**
     * A return.
     *
     * @param fadedAt      when the interest had faded, in milliseconds since 1970
     * @param at           when it came back
     * @param pauseSeconds how long the interest had been away
     * @param peak         its strength at its best before
     */
    record Revival(long fadedAt, long at, double pauseSeconds, double peak) {}

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

    private Revivals(RevivalLaw law, double halfLifeSeconds, Pace.Running pace) {
        this.law = law;
        this.halfLifeSeconds = halfLifeSeconds;
        this.pace = pace;
    }

    /** Follows an interest until a time. @param traces the oldest first */
    static Revivals of(List<Trace> traces, long at, RevivalLaw law, double halfLifeSeconds, Pace.Running pace) {
        Revivals revivals = new Revivals(law, halfLifeSeconds, pace);
        for (Trace trace : traces) {
            if (trace.speaksFor()) {
                revivals.add(trace);
            }
        }
        revivals.pass(at);
        return revivals;
    }

    /** The last return; null if there was none. */
    @Nullable
    Revival lastRevival() {
        return found.isEmpty() ? null : found.get(found.size() - 1);
    }

    /** When the interest faded, if it has and is not back, in milliseconds since 1970. */
    @Nullable
    Long fadedAt() {
        return away ? fadedAt : null;
    }

    /** Each time that the interest faded, the first one first. */
    List<Fade> fades() {
        List<Fade> fades = new ArrayList<>();
        found.forEach(revival -> fades.add(new Fade(revival.fadedAt(), revival.at(), revival.pauseSeconds())));
        if (away) {
            fades.add(new Fade(fadedAt, null, null));
        }
        return fades;
    }

    /** What an event at a time counts for. */
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

    /** Lets time pass since the last event, and returns the half-life in force. */
    private double pass(long time) {
        double halfLife = Math.max(halfLifeSeconds * pace.stretch(), law.gaps() * pace.usualGapSeconds());
        double seconds = (time - last) / 1000.0;
        double before = sum;
        sum *= Math.pow(2, -seconds / halfLife);
        if (!away && events >= law.events() && sum < law.faded() * peak) {
            double until = halfLife * Math.log(before / (law.faded() * peak)) / Math.log(2);
            fadedAt = last + Math.round(1000 * Math.max(0, until));
            away = true;
            lastBefore = last;
            peakBefore = peak;
            candidate = -1;
        }
        return halfLife;
    }
}
