package io.lethe.interest.decay;

import java.util.List;

/**
 * A kernel that is a sum of exponentials, {@code Σ c·e^(−λ·seconds − μ·events)}: the sum of such a kernel
 * over any number of events is carried on by multiplying one number for each term, with no need of the events (forward
 * decay: G. Cormode et al., ICDE 2009).
 *
 * @param terms the exponentials, one at least
 */
public record FoldedKernel(List<Term> terms) {

    /**
     * One exponential.
     *
     * @param coefficient c, above 0
     * @param clockRate   λ per second, at least 0
     * @param eventRate   μ per event, at least 0
     */
    public record Term(double coefficient, double clockRate, double eventRate) {
        Term times(Term other) {
            return new Term(coefficient * other.coefficient, clockRate + other.clockRate, eventRate + other.eventRate);
        }
    }

    public FoldedKernel {
        terms = List.copyOf(terms);
    }

    /** A sum over no events yet. */
    public Sum sum() {
        return new Sum();
    }

    /** The sum of the weights of events, as they fade. */
    public final class Sum {
        private final double[] carried = new double[terms.size()];

        /** Lets time and events pass. */
        public void age(double seconds, double events) {
            for (int i = 0; i < carried.length; i++) {
                Term term = terms.get(i);
                carried[i] *= Math.exp(-term.clockRate() * seconds - term.eventRate() * events);
            }
        }

        /** Adds an event of age and position 0. */
        public void add(double weight) {
            for (int i = 0; i < carried.length; i++) {
                carried[i] += terms.get(i).coefficient() * weight;
            }
        }

        public double value() {
            double sum = 0;
            for (double one : carried) {
                sum += one;
            }
            return sum;
        }
    }
}
