package io.lethe.interest.decay;

import io.lethe.interest.decay.Kernel.Axis;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * Finds the half-life of a kernel along one age while the other age is 0. The result is exact for a single curve.
 * Otherwise it is found by a numerical search.
 */
final class HalfLife {
    private static final int STEPS = 512;
    private static final int HALVINGS = 60;
    private static final int DOUBLINGS = 64;

    private HalfLife() {}

    static OptionalDouble of(Kernel kernel, Axis axis, String type) {
        List<Curve> curves = kernel.curves(axis, type).toList();
        if (curves.size() <= 1) {
            return curves.stream().mapToDouble(Curve::halfLife).findFirst();
        }
        DoubleUnaryOperator left = age -> axis == Axis.CLOCK ? kernel.at(age, 0, type) : kernel.at(0, age, type);
        double end = curves.stream().mapToDouble(Curve::halfLife).max().orElseThrow();
        for (int i = 0; i < DOUBLINGS && left.applyAsDouble(end) >= peak(left, end) / 2; i++) {
            end *= 2;
        }
        return OptionalDouble.of(lastCrossing(left, end, peak(left, end) / 2));
    }

    /** The last age before {@code end} at which at least {@code half} remains. */
    private static double lastCrossing(DoubleUnaryOperator left, double end, double half) {
        int last = STEPS;
        while (last > 0 && left.applyAsDouble(end * last / STEPS) < half) {
            last--;
        }
        double above = end * last / STEPS;
        double below = end * Math.min(last + 1, STEPS) / STEPS;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (above + below) / 2;
            if (left.applyAsDouble(middle) >= half) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return above;
    }

    private static double peak(DoubleUnaryOperator left, double end) {
        double peak = 0;
        for (int i = 0; i <= STEPS; i++) {
            peak = Math.max(peak, left.applyAsDouble(end * i / STEPS));
        }
        return peak;
    }
}
