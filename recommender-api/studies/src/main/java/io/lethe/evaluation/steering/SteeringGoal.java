package io.lethe.evaluation.steering;

import java.util.Locale;

/**
 * What the mean over people of one kind should be.
 *
 * @param aspect  what is measured
 * @param atLeast whether the bound is from below; otherwise it is from above
 * @param bound   the bound, allowed itself
 */
public record SteeringGoal(Aspect aspect, boolean atLeast, double bound) {
    private static final double ROUNDING = 1e-9;

    static SteeringGoal atMost(Aspect aspect, double bound) {
        return new SteeringGoal(aspect, false, bound);
    }

    static SteeringGoal atLeast(Aspect aspect, double bound) {
        return new SteeringGoal(aspect, true, bound);
    }

    /** Whether a figure meets it. */
    public boolean holds(double figure) {
        return atLeast ? figure >= bound - ROUNDING : figure <= bound + ROUNDING;
    }

    /** As tables have it, such as {@code ≤ 0.1}. */
    public String words() {
        return (atLeast ? "≥ " : "≤ ") + String.format(Locale.ROOT, bound == Math.rint(bound) ? "%.0f" : "%.2f", bound);
    }
}
