package io.lethe.recommend;

import io.lethe.interest.signal.PairFold;

/** How strongly items belong together by what followed what: {@code (c_ij + backward · c_ji) / (n_i^½ · n_j^0.3)}. */
final class PairScores {
    private static final double FROM_EXPONENT = 0.5;
    private static final double TO_EXPONENT = 0.3;

    /** What is done with each item that belongs to another. */
    @FunctionalInterface
    interface Visitor {
        void on(int slot, double score);
    }

    private PairScores() {}

    /** Visits what came after an item and what came before it; an item that did both is visited twice. */
    static void add(Catalogue catalogue, int slot, double backward, Visitor visitor) {
        double from = Math.pow(catalogue.popularity(slot), FROM_EXPONENT) * PairFold.UNIT;
        catalogue.successors(slot, (other, count) -> visitor.on(other, (double) count / (from * to(catalogue, other))));
        if (backward > 0) {
            catalogue.predecessors(
                    slot,
                    (other, count) -> visitor.on(other, backward * (double) count / (from * to(catalogue, other))));
        }
    }

    private static double to(Catalogue catalogue, int slot) {
        return Math.pow(catalogue.popularity(slot), TO_EXPONENT);
    }
}
