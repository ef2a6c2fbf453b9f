package io.lethe.interest.profile;

import io.lethe.interest.decay.Kernel;
import io.lethe.interest.profile.Revivals.Revival;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A group with its traces weighed at a time: everything about an interest except its share. */
final class WeighedGroup {
    private static final double RISING = 1.1;
    private static final double FADING = 0.75;
    private static final double LATELY_HALF_LIVES = 2;

    private final Group group;
    private final long at;
    private final Kernel kernel;
    private final Pace pace;
    private final Revivals revivals;
    private final HalfLifeAgo before;
    private final double halfLifeSeconds;
    private final HalfLives halfLives;
    private final List<Evidence> evidence = new ArrayList<>();
    private double strength;
    private double errorBound;

    WeighedGroup(Group group, long at, InterestSettings settings, HalfLives halfLives, Pace pace, HalfLifeAgo before) {
        this.group = group;
        this.at = at;
        this.kernel = settings.kernel();
        this.pace = pace;
        this.before = before;
        this.halfLives = halfLives;
        this.halfLifeSeconds = halfLives.usualSeconds() * pace.stretch();
        this.revivals = Revivals.of(group.traces(), at, settings.revival(), halfLives.usualSeconds(), pace.running());
        Map<String, Double> stretches = new HashMap<>();
        for (Trace trace : group.traces()) {
            double stretch = stretches.computeIfAbsent(trace.type(), pace::stretch);
            double boost = trace.speaksFor() ? revivals.boostAt(trace.time()) : 1;
            Evidence one = trace.evidence(at, kernel, boost, stretch);
            evidence.add(one);
            strength += one.contribution();
            errorBound += trace.error(at, kernel, boost, stretch);
        }
    }

    String id() {
        return group.id();
    }

    double strength() {
        return strength;
    }

    /** Each fading of the interest up to the time, oldest first. */
    List<Fade> fades() {
        return revivals.fades();
    }

    /** @param all the sum of all positive strengths of the user */
    InterestPoint point(double all) {
        Revival revival = revivals.lastRevival();
        List<Evidence> byContribution = new ArrayList<>(evidence);
        byContribution.sort(Comparator.comparingDouble((Evidence one) -> -Math.abs(one.contribution())));
        OptionalDouble events = halfLives.events();
        return new InterestPoint(
                group.id(),
                group.direction(),
                strength,
                errorBound,
                all > 0 ? Math.max(0, strength) / all : 0,
                trend(revival),
                halfLives.clockSeconds().isPresent() ? Double.valueOf(halfLifeSeconds) : null,
                events.isPresent() ? Double.valueOf(events.getAsDouble()) : null,
                pace.returns(),
                pace.usualGapSeconds(),
                evidence.get(0).timestamp(),
                evidence.get(evidence.size() - 1).timestamp(),
                revivals.fadedAt(),
                revival == null ? null : Long.valueOf(revival.at()),
                revival == null ? null : Double.valueOf(revival.pauseSeconds()),
                byContribution);
    }

    private Trend trend(@Nullable Revival revival) {
        boolean lately = revival != null && (at - revival.at()) / 1000.0 <= LATELY_HALF_LIVES * halfLifeSeconds;
        boolean faded = revivals.fadedAt() != null;
        if (faded && halfLives.clockSeconds().isPresent()) {
            return Trend.FADING;
        }
        if (lately && !faded) {
            return Trend.REVIVED;
        }
        double then = strengthBefore();
        if (strength > RISING * then) {
            return Trend.RISING;
        }
        return strength - oneAgainst() < FADING * then ? Trend.FADING : Trend.STEADY;
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

    /** The strength a half-life ago, from the events up to then. */
    private double strengthBefore() {
        long time = before.time(pace.stretch());
        int since = before.basketsSince(time);
        double then = 0;
        for (Evidence one : evidence) {
            if (one.timestamp() <= time) {
                double age = (time - one.timestamp()) / 1000.0;
                int position = Math.max(0, one.position() - since);
                then += one.weight() * one.boost() * kernel.at(age / one.stretch(), position, one.type());
            }
        }
        return then;
    }
}
