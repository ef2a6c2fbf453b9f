package io.lethe.recommend.arrangement;

import io.lethe.interest.decay.Kernel;
import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.parameter.Horizons;
import java.time.Duration;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What part of a list each interest is due, over three horizons:
 *
 * <pre>
 * p_i = known · (1 − {@value #OPEN}) · Σ_h w_h · s_ih / Σ_k s_kh
 * s_ih = max(0, Σ weight(e) · boost(e) · kernel(f_h · age(e) / stretch(e), f_h · position(e)))
 * known = m / (m + {@value #LITTLE} · min(1, M)²)     M the same as m without decay
 * m = Σ_i max(0, Σ weight(e) · boost(e) · 2^(−age(e) / (30 days · stretch(e))))
 * </pre>
 *
 * <p>A short horizon has {@code f = }{@value #FASTER} and sees the session, the kernel's own 1, and a long one
 * {@code f = 1 / }{@value #SLOWER}, which keeps what was loved for years through a busy week. {@link Horizons} has their
 * weights {@code w}. Interests whose strength is negative are due nothing. What {@code p} leaves of 1 is open to items
 * of no interest: a place to discover something, and most of the list where all interests went cold. {@code known} goes
 * by thirty days whatever the kernel, so that a longer memory never brings more of what is new. It is judged at the time
 * of the newest event of anybody or of the user's own, if that is before the profile's: nobody has grown cold in a log
 * that ended.
 */
final class InterestShares {
    private static final double OPEN = 0.02;
    private static final double LITTLE = 0.4;
    private static final double FASTER = 30;
    private static final double SLOWER = 12;
    private static final double MONTH = Duration.ofDays(30).toSeconds();

    private InterestShares() {}

    /**
     * The part of each interest, 0 to 1, in the order of the points; they sum to less than 1.
     *
     * @param now when warmth is judged, in milliseconds since 1970
     */
    static double[] of(List<InterestPoint> points, Kernel kernel, Horizons horizons, long now) {
        double[] shares = new double[points.size()];
        double used = addShares(shares, points, kernel, FASTER, horizons.brief());
        used += addShares(shares, points, kernel, 1, 1 - horizons.brief() - horizons.lasting());
        used += addShares(shares, points, kernel, 1 / SLOWER, horizons.lasting());
        double warm = 0;
        double ever = 0;
        for (InterestPoint point : points) {
            ever += Math.max(0, strength(point, one -> 1));
            warm += Math.max(0, strength(point, one -> Math.pow(2, -age(one, now) / one.stretch() / MONTH)));
        }
        double due = used > 0 ? known(warm, ever) * (1 - OPEN) / used : 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] *= due;
        }
        return shares;
    }

    /**
     * Moves the parts towards the interests of a context: each in proportion to the mean of what its events' items count
     * in it, by the weight of the events. What the parts sum to stays.
     *
     * @param context how many times as much an item counts, by its slot
     */
    static void inContext(
            double[] shares, List<InterestPoint> points, Catalogue catalogue, IntToDoubleFunction context) {
        double before = 0;
        double after = 0;
        for (int i = 0; i < shares.length; i++) {
            before += shares[i];
            shares[i] *= times(points.get(i), catalogue, context);
            after += shares[i];
        }
        for (int i = 0; i < shares.length && after > 0; i++) {
            shares[i] *= before / after;
        }
    }

    private static double times(InterestPoint point, Catalogue catalogue, IntToDoubleFunction context) {
        double sum = 0;
        double weights = 0;
        for (Evidence one : point.evidence()) {
            String itemId = one.itemId();
            int slot = itemId == null ? -1 : catalogue.slotOf(itemId);
            double weight = Math.max(0, one.weight());
            if (slot >= 0) {
                sum += weight * context.applyAsDouble(slot);
                weights += weight;
            }
        }
        return weights > 0 ? sum / weights : 1;
    }

    private static double known(double warm, double ever) {
        double much = Math.min(1, ever);
        return warm > 0 ? warm / (warm + LITTLE * much * much) : 0;
    }

    /** Adds a horizon with its weight; returns the weight, or 0 if nothing is left within it. */
    private static double addShares(
            double[] shares, List<InterestPoint> points, Kernel kernel, double speed, double weight) {
        double[] strengths = new double[shares.length];
        double sum = 0;
        for (int i = 0; i < strengths.length; i++) {
            InterestPoint point = points.get(i);
            if (point.strength() > 0) {
                strengths[i] = Math.max(
                        0,
                        strength(
                                point,
                                one -> kernel.at(
                                        speed * one.ageSeconds() / one.stretch(),
                                        (int) (speed * one.position()),
                                        one.type())));
            }
            sum += strengths[i];
        }
        if (!(sum > 0)) {
            return 0;
        }
        for (int i = 0; i < strengths.length; i++) {
            shares[i] += weight * strengths[i] / sum;
        }
        return weight;
    }

    private static double age(Evidence event, long now) {
        return Math.max(0, now - event.timestamp()) / 1000.0;
    }

    private interface Fading {
        double of(Evidence event);
    }

    private static double strength(InterestPoint point, Fading fading) {
        double sum = 0;
        for (Evidence one : point.evidence()) {
            sum += one.weight() * one.boost() * fading.of(one);
        }
        return sum;
    }
}
