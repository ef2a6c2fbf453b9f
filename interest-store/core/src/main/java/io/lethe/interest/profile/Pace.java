package io.lethe.interest.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often a user comes back to an interest, and how slowly the interest fades as a result. A gap is the time between
 * two consecutive positive events of an interest that belong to different visits. The logarithms of gaps are modelled
 * as normal, with a conjugate normal prior for their mean. The posterior means, from the user to the interest to the
 * type t of the event at which a gap began, are
 *
 * <pre>
 * ln G_user     = (a·ln G_0    + Σ ln g over all gaps of the user)     / (a + their number)
 *                 a = userStrength, G_0 = priorGap
 * ln G_interest = (b·ln G_user + Σ ln g over the gaps of the interest) / (b + n)               b = interestStrength
 * ln G_type     = (c·ln G_interest + Σ ln g over those begun by t)     / (c + their number)    c = typeStrength
 * stretch       = ((G / G_0) · (1 + n)^repetition)^adaption, kept to 1/mostStretch … mostStretch
 * </pre>
 *
 * <p>G is the gap after which half of the returns have come. An interest fades with the kernel's half-life times its
 * stretch. The pace is a function of the set of events: their order of arrival does not matter, and other users have no
 * influence. Logarithms are used because real gaps have long tails; docs/interest.md has the figures. H. Ebbinghaus
 * (1885) found that repetition slows forgetting.
 */
public final class Pace {
    /**
     * A positive event of an interest.
     *
     * @param type the code of its type
     * @param time the time in milliseconds since 1970
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

    /** The pace of each interest of a user, from the moments of each, oldest first. */
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

    /** The user's pace for an interest without events. */
    Running running() {
        return new Running();
    }

    /** The number of times that the user came back to the interest. */
    public int returns() {
        return gaps.count;
    }

    /** The posterior median of the gaps between visits: half of the gaps are longer. */
    public double usualGapSeconds() {
        return Math.exp(interestLog(gaps));
    }

    /** The same, for gaps after one type of event. */
    public double usualGapSeconds(String type) {
        Gaps ofType = gaps.byType.get(type);
        double strength = prior.typeStrength();
        return Math.exp(
                ofType == null
                        ? interestLog(gaps)
                        : (strength * interestLog(gaps) + ofType.sum) / (strength + ofType.count));
    }

    /** The factor on the kernel's time scale for this interest. */
    public double stretch() {
        return stretch(usualGapSeconds(), gaps.count);
    }

    /** The same, for one type of event. */
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

    /** An interest's pace as known after its first gaps. */
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

    /** Sums of the logarithms of gaps, in total and by the type of the event at which they began. */
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
