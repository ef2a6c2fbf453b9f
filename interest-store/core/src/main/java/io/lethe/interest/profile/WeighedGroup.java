package io.lethe.interest.profile;

import io.lethe.interest.decay.Kernel;
import io.lethe.interest.profile.Revivals.Revival;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A group with its traces weighed at a time: everything about an interest except its share. */
final class WeighedGroup {
    private final Group group;
    private final long at;
    private final Kernel kernel;
    private final Pace pace;
    private final Revivals revivals;
    private final HalfLifeAgo before;
    private final double halfLifeSeconds;
    private final HalfLives halfLives;
    private final double visitSeconds;
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
        this.visitSeconds = settings.forgetting().visitSeconds();
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
        Trend trend = trend();
        List<Evidence> byContribution = new ArrayList<>(evidence);
        byContribution.sort(Comparator.comparingDouble((Evidence one) -> -Math.abs(one.contribution())));
        OptionalDouble events = halfLives.events();
        return new InterestPoint(
                group.id(),
                group.direction(),
                strength,
                errorBound,
                all > 0 ? Math.max(0, strength) / all : 0,
                trend,
                halfLives.clockSeconds().isPresent() ? Double.valueOf(halfLifeSeconds) : null,
                events.isPresent() ? Double.valueOf(events.getAsDouble()) : null,
                pace.returns(),
                pace.usualGapSeconds(),
                evidence.get(0).timestamp(),
                evidence.get(evidence.size() - 1).timestamp(),
                trend == Trend.FADED ? revivals.fadedAt() : null,
                revival == null ? null : Long.valueOf(revival.at()),
                revival == null ? null : Double.valueOf(revival.pauseSeconds()),
                byContribution);
    }

    private Trend trend() {
        if (revivals.fadedAt() != null && halfLives.clockSeconds().isPresent()) {
            return Trend.FADED;
        }
        StrengthCourse course = new StrengthCourse(evidence, at, kernel, before, pace.stretch(), visitSeconds);
        return revivals.isBackLately() && !course.isSilent() ? Trend.REVIVED : course.direction();
    }
}
