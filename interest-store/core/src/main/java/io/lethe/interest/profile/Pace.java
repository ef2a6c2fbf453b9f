package io.lethe.interest.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often somebody comes back to an interest, and therefore how slowly it fades. A gap is the time from one event that speaks for an
 * interest to the next one, if they belong to different visits. Gaps are taken to be exponential with a mean that has an inverse
 * gamma prior, its conjugate; the posterior means, from the user to the interest to the type t of the event that a gap began with, are
 *
 * <pre>
 * G_user     = (a·G_0    + Σ all gaps of the user)       / (a + their number)        a = userStrength, G_0 = priorGap
 * G_interest = (b·G_user + Σ gaps of the interest)       / (b + n)                   b = interestStrength
 * G_type     = (c·G_interest + Σ gaps begun by type t)   / (c + their number)        c = typeStrength
 * stretch    = ((G / G_0) · (1 + n)^repetition)^adaption, kept to 1/mostStretch … mostStretch
 * </pre>
 *
 * An interest fades with the kernel's half-life times its stretch. It is a function of the set of events: their order of arrival
 * does not matter, and nothing is learned from anybody else. That repetition slows forgetting is H. Ebbinghaus' finding (1885).
 */
public final class Pace {
    /**
     * An event that speaks for an interest.
     *
     * @param type the code of its type
     * @param time when, in milliseconds since 1970
     */
    public record Moment(String type, long time) {}

    private final Forgetting prior;
    private final Gaps gaps;
    private final double userGap;

    private Pace(Forgetting prior, Gaps gaps, double userGap) {
        this.prior = prior;
        this.gaps = gaps;
        this.userGap = userGap;
    }

    /** One for each interest of a user, given the moments of each with the oldest first. */
    public static List<Pace> of(List<List<Moment>> interests, Forgetting prior) {
        List<Gaps> all = new ArrayList<>();
        double sum = prior.userStrength() * prior.priorGapSeconds();
        double count = prior.userStrength();
        for (List<Moment> moments : interests) {
            Gaps gaps = new Gaps();
            for (int i = 1; i < moments.size(); i++) {
                Moment before = moments.get(i - 1);
                gaps.add(before.type(), (moments.get(i).time() - before.time()) / 1000.0, prior.visitSeconds());
            }
            all.add(gaps);
            sum += gaps.sum;
            count += gaps.count;
        }
        double userGap = sum / count;
        return all.stream().map(gaps -> new Pace(prior, gaps, userGap)).toList();
    }

    /** The same user's pace for an interest of which nothing is known. */
    Running running() {
        return new Running();
    }

    /** How many times the user came back to the interest. */
    public int returns() {
        return gaps.count;
    }

    /** How long the user stays away from the interest, the prior taken into account. */
    public double meanGapSeconds() {
        return interestGap(gaps);
    }

    /** The same after an event of one type. */
    public double meanGapSeconds(String type) {
        Gaps ofType = gaps.byType.get(type);
        double strength = prior.typeStrength();
        return ofType == null
                ? interestGap(gaps)
                : (strength * interestGap(gaps) + ofType.sum) / (strength + ofType.count);
    }

    /** How many times as long as the kernel has it the interest is remembered. */
    public double stretch() {
        return stretch(interestGap(gaps), gaps.count);
    }

    /** The same for events of one type. */
    public double stretch(String type) {
        return stretch(meanGapSeconds(type), gaps.count);
    }

    private double interestGap(Gaps known) {
        double strength = prior.interestStrength();
        return (strength * userGap + known.sum) / (strength + known.count);
    }

    private double stretch(double gap, int returns) {
        if (prior.adaption() == 0) {
            return 1;
        }
        double stretch =
                Math.pow(gap / prior.priorGapSeconds() * Math.pow(1 + returns, prior.repetition()), prior.adaption());
        return Math.max(1 / prior.mostStretch(), Math.min(prior.mostStretch(), stretch));
    }

    /** What was known of an interest's pace after its first gaps. */
    final class Running {
        private final Gaps known = new Gaps();

        double stretch() {
            return Pace.this.stretch(interestGap(known), known.count);
        }

        double meanGapSeconds() {
            return interestGap(known);
        }

        void add(double gapSeconds) {
            known.add("", gapSeconds, prior.visitSeconds());
        }
    }

    /** Gaps by the type of the event that they began with. */
    private static final class Gaps {
        private final Map<String, Gaps> byType = new HashMap<>();
        private double sum;
        private int count;

        void add(String type, double seconds, double visitSeconds) {
            if (seconds > visitSeconds) {
                sum += seconds;
                count++;
                if (!type.isEmpty()) {
                    byType.computeIfAbsent(type, key -> new Gaps()).add("", seconds, visitSeconds);
                }
            }
        }
    }
}
