package io.lethe.interest.decay;

import java.util.List;

/**
 * A kernel that is a sum of exponentials, {@code Σ c·e^(−λ·seconds − μ·events)}. Its sum over any number of events
 * takes one number per term: time passes by multiplication, and the events are not needed (forward decay: G. Cormode et
 * al., ICDE 2009).
 *
 * @param terms the exponentials, at least one
 */
public record FoldedKernel(List<Term> terms) {

    /**
     * One exponential.
     *
     * @param coefficient c, positive
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

    /** An empty sum. */
    public Sum sum() {
        return new Sum();
    }

    /** The decayed sum of the weights of events. */
    public final class Sum {
        private final double[] carried = new double[terms.size()];

        /** Decays the sum by this time and this number of events. */
        public void age(double seconds, double events) {
            for (int i = 0; i < carried.length; i++) {
                Term term = terms.get(i);
                carried[i] *= Math.exp(-term.clockRate() * seconds - term.eventRate() * events);
            }
        }

        /** Adds an event with age and position 0. */
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
