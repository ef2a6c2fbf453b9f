package io.lethe.interest.profile;

import io.lethe.interest.decay.Kernel;
import java.util.Arrays;
import java.util.List;

/**
 * The curve of an interest's strength, and the direction in which it goes now. Two readings of the curve are compared
 * with thresholds that are each other's reciprocals, {@value #FADING} and 4/3:
 *
 * <pre>
 * silence = strength(now) / strength(last visit + min(time since, usual gap))
 * course  = strength(now, from as long a past as there was then) / strength(then)
 * then    = a half-life ago, moved back to where as much time had passed since a visit as now, if that is a gap or two
 * </pre>
 *
 * <p>An interest fades if one of them is below {@value #FADING}. It rises if the course is above 4/3, or if it began
 * within the last half-life or was below an eighth of now. A usual gap of more than two half-lives counts as two. A
 * visit that is not due yet is no silence, and a curve that fills up because its user is new does not rise. The two
 * strengths of the course have to differ by more than one standard deviation. If visits come by chance at a constant
 * rate (shot noise), the variance of the difference is
 *
 * <pre>
 * Σ (contribution(now) − contribution(then))²        over the positive events (Campbell's theorem)
 * </pre>
 */
final class StrengthCourse {
    private static final double FADING = 0.75;
    private static final double RISING = 4 / 3.0;
    private static final double GONE = 0.125;
    private static final int GAPS = 2;
    private static final int LONGEST_GAP = 2;

    private final List<Evidence> evidence;
    private final long at;
    private final Kernel kernel;
    private final HalfLifeAgo before;
    private final long ago;
    private final long first;
    private final long last;
    private final long usualGap;
    private final boolean isEmpty;

    /**
     * The curve up to a time.
     *
     * @param evidence     oldest first, at least one
     * @param before       the reference time of the kernel
     * @param stretch      the factor on the kernel's half-life
     * @param visitSeconds events closer together than this belong to one visit
     */
    StrengthCourse(
            List<Evidence> evidence, long at, Kernel kernel, HalfLifeAgo before, double stretch, double visitSeconds) {
        this.evidence = evidence;
        this.at = at;
        this.kernel = kernel;
        this.before = before;
        this.ago = before.time(stretch);
        long[] times = evidence.stream()
                .filter(one -> one.weight() > 0)
                .mapToLong(Evidence::timestamp)
                .toArray();
        this.isEmpty = times.length == 0;
        this.first = isEmpty ? evidence.get(0).timestamp() : times[0];
        this.last = isEmpty ? evidence.get(evidence.size() - 1).timestamp() : times[times.length - 1];
        this.usualGap = Math.min(median(times, visitSeconds), LONGEST_GAP * (at - ago));
    }

    /** The median of the gaps between visits, in milliseconds; 0 with one visit. */
    private static long median(long[] times, double visitSeconds) {
        long[] gaps = new long[Math.max(0, times.length - 1)];
        int count = 0;
        for (int i = 1; i < times.length; i++) {
            if (times[i] - times[i - 1] > visitSeconds * 1000) {
                gaps[count++] = times[i] - times[i - 1];
            }
        }
        Arrays.sort(gaps, 0, count);
        return count == 0 ? 0 : (gaps[(count - 1) / 2] + gaps[count / 2]) / 2;
    }

    /** Whether it has lost a quarter or more since its next visit was due. The newest negative event does not count. */
    boolean isSilent() {
        return !isEmpty && strength() - oneAgainst() < FADING * at(last + due());
    }

    /** Rising, steady or fading. */
    Trend direction() {
        if (isSilent()) {
            return Trend.FADING;
        }
        if (!isEmpty && first > ago) {
            return Trend.RISING;
        }
        long then = then();
        long span = Math.max(then - first, (at - ago) / 2);
        long begin = at - span - usualGap / 2;
        int since = before.basketsSince(then);
        double earlier = 0;
        double now = 0;
        double variance = 0;
        for (Evidence one : evidence) {
            double was = one.timestamp() <= then ? contribution(one, then, since) : 0;
            double is = one.timestamp() >= begin ? one.contribution() : 0;
            earlier += was;
            now += is;
            variance += one.weight() > 0 ? (is - was) * (is - was) / one.count() : 0;
        }
        if (!isEmpty && now > RISING * earlier) {
            boolean isMore = (now - earlier) * (now - earlier) > variance;
            return isMore || earlier < GONE * now ? Trend.RISING : Trend.STEADY;
        }
        double left = now - oneAgainst();
        boolean isLess = (left - earlier) * (left - earlier) > variance;
        return left < FADING * earlier && isLess ? Trend.FADING : Trend.STEADY;
    }

    /** The time since the last visit, or the usual gap if that is shorter, in milliseconds. */
    private long due() {
        return Math.min(at - last, usualGap);
    }

    /** The time that is compared with now, in milliseconds since 1970. */
    private long then() {
        long visit = Long.MIN_VALUE;
        for (Evidence one : evidence) {
            if (one.weight() > 0 && one.timestamp() <= ago - due()) {
                visit = one.timestamp();
            }
        }
        return visit != Long.MIN_VALUE && visit + due() >= ago - GAPS * usualGap ? visit + due() : ago;
    }

    private double strength() {
        double sum = 0;
        for (Evidence one : evidence) {
            sum += one.contribution();
        }
        return sum;
    }

    /** The strength at an earlier time, from the events up to then. */
    private double at(long time) {
        int since = before.basketsSince(time);
        double strength = 0;
        for (Evidence one : evidence) {
            strength += one.timestamp() <= time ? contribution(one, time, since) : 0;
        }
        return strength;
    }

    /** @param since the number of baskets after the time */
    private double contribution(Evidence one, long time, int since) {
        double age = (time - one.timestamp()) / 1000.0;
        int position = Math.max(0, one.position() - since);
        return one.weight() * one.boost() * kernel.at(age / one.stretch(), position, one.type());
    }

    /**
     * The contribution of the newest negative event, at most 0. A single negative event does not make an interest fade.
     */
    private double oneAgainst() {
        for (int i = evidence.size() - 1; i >= 0; i--) {
            if (evidence.get(i).weight() < 0) {
                return evidence.get(i).count() > 1 ? 0 : evidence.get(i).contribution();
            }
        }
        return 0;
    }
}
