package io.lethe.evaluation.rival.classic;

import io.lethe.evaluation.rival.classic.SessionIndex.Session;

/**
 * Vector multiplication session-based kNN (M. Ludewig and D. Jannach, <i>Evaluation of session-based recommendation
 * algorithms</i>, UMUAI 28, 2018). An item of the current session weighs w by how many steps back it is; a session is
 * as near as the weights in common add up to, over the number of items of the current one, or as the cosine says; what
 * is in it counts {@code decay(steps back of the newest common item) · (1 + idf · ln(sessions / sessions with the
 * item))}.
 *
 * @param position the weight of an item of the current session
 * @param decay    what a session counts whose newest common item is so many steps back
 * @param cosine   whether nearness is {@code Σ_common w / √(Σ w² · size)} and not
 *                 {@code Σ_common w / items of the current session}
 * @param idf      how much more rare items count, at least 0
 */
record VectorWeighing(Position position, Position decay, boolean cosine, double idf) implements SessionKnn.Weighing {

    /** How weights fall, over steps s back in a session of n items. */
    enum Position {
        SAME {
            @Override
            double weight(int steps, int size) {
                return 1;
            }
        },
        /** {@code max(0, 1 − s/10)}. */
        LINEAR {
            @Override
            double weight(int steps, int size) {
                return Math.max(0, 1 - steps / 10.0);
            }
        },
        /** {@code (n − s)/n}. */
        SHARE {
            @Override
            double weight(int steps, int size) {
                return (double) (size - steps) / size;
            }
        },
        /** {@code ((n − s)/n)²}. */
        QUADRATIC {
            @Override
            double weight(int steps, int size) {
                double share = (double) (size - steps) / size;
                return share * share;
            }
        },
        /** {@code 1/(s + 1)}. */
        DIV {
            @Override
            double weight(int steps, int size) {
                return 1.0 / (steps + 1);
            }
        },
        /** {@code 1/(s + 1)²}. */
        SQUARE {
            @Override
            double weight(int steps, int size) {
                return 1.0 / ((steps + 1.0) * (steps + 1));
            }
        },
        /** {@code 1/log10(s + 1.7)}. */
        LOG {
            @Override
            double weight(int steps, int size) {
                return 1 / Math.log10(steps + 1.7);
            }
        };

        abstract double weight(int steps, int size);
    }

    @Override
    public double current(int steps, int size) {
        return position.weight(steps, size);
    }

    @Override
    public double likeness(double common, double squares, int size, Session session, long at) {
        return common / (cosine ? Math.sqrt(squares * session.size()) : size);
    }

    @Override
    public double item(int place, int anchor, int steps, double rarity) {
        return decay.weight(steps, steps + 1) * (1 + idf * rarity);
    }
}
