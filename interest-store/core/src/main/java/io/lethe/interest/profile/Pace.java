package io.lethe.interest.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often somebody comes back to an interest, and therefore how slowly it fades. A gap is the time from one event
 * that speaks for an interest to the next one, if they belong to different visits. The logarithms of gaps are taken to
 * be normal, with a normal prior for their mean, its conjugate. The posterior means, from the user to the interest to
 * the type t of the event that a gap began with, are
 *
 * <pre>
 * ln G_user     = (a·ln G_0    + Σ ln g over all gaps of the user)     / (a + their number)
 *                 a = userStrength, G_0 = priorGap
 * ln G_interest = (b·ln G_user + Σ ln g over the gaps of the interest) / (b + n)               b = interestStrength
 * ln G_type     = (c·ln G_interest + Σ ln g over those begun by t)     / (c + their number)    c = typeStrength
 * stretch       = ((G / G_0) · (1 + n)^repetition)^adaption, kept to 1/mostStretch … mostStretch
 * </pre>
 *
 * so that G is the gap after which half of the returns have come. An interest fades with the kernel's half-life times
 * its stretch. It is a function of the set of events: their order of arrival does not matter, and nothing is learned
 * from anybody else. Logarithms, since real gaps have long tails: see the figures in docs/interest.md. That repetition
 * slows forgetting is H. Ebbinghaus' finding (1885).
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
    private final double userLog;

    private Pace(Forgetting prior, Gaps gaps, double userLog) {
        this.prior = prior;
        this.gaps = gaps;
        this.userLog = userLog;
    }

    /** One for each interest of a user, given the moments of each with the oldest first. */
    public static List<Pace> of(List<List<Moment>> interests, Forgetting prior) {
        List<Gaps> all = new ArrayList<>();
        double sum = prior.userStrength() * Math.log(prior.priorGapSeconds());
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
        double userLog = sum / count;
        return all.stream().map(gaps -> new Pace(prior, gaps, userLog)).toList();
    }

    /** The same user's pace for an interest of which nothing is known. */
    Running running() {
        return new Running();
    }

    /** How many times the user came back to the interest. */
    public int returns() {
        return gaps.count;
    }

    /**
     * How long the user usually stays away from the interest, the prior taken into account: half of the gaps are
     * longer.
     */
    public double usualGapSeconds() {
        return Math.exp(interestLog(gaps));
    }

    /** The same after an event of one type. */
    public double usualGapSeconds(String type) {
        Gaps ofType = gaps.byType.get(type);
        double strength = prior.typeStrength();
        return Math.exp(
                ofType == null
                        ? interestLog(gaps)
                        : (strength * interestLog(gaps) + ofType.sum) / (strength + ofType.count));
    }

    /** How many times as long as the kernel has it the interest is remembered. */
    public double stretch() {
        return stretch(usualGapSeconds(), gaps.count);
    }

    /** The same for events of one type. */
    public double stretch(String type) {
        return stretch(usualGapSeconds(type), gaps.count);
    }

    private double interestLog(Gaps known) {
        double strength = prior.interestStrength();
        return (strength * userLog + known.sum) / (strength + known.count);
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
            return Pace.this.stretch(usualGapSeconds(), known.count);
        }

        double usualGapSeconds() {
            return Math.exp(interestLog(known));
        }

        void add(double gapSeconds) {
            known.add("", gapSeconds, prior.visitSeconds());
        }
    }

    /** The logarithms of gaps, in all and by the type of the event that they began with. */
    private static final class Gaps {
        private final Map<String, Gaps> byType = new HashMap<>();
        private double sum;
        private int count;

        void add(String type, double seconds, double visitSeconds) {
            if (seconds > visitSeconds) {
                sum += Math.log(seconds);
                count++;
                if (!type.isEmpty()) {
                    byType.computeIfAbsent(type, key -> new Gaps()).add("", seconds, visitSeconds);
                }
            }
        }
    }
}
