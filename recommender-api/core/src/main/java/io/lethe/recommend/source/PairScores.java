package io.lethe.recommend.source;

import io.lethe.interest.signal.PairFold;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.Catalogue.Related;

/**
 * How strongly items belong together, by which item followed which and which were chosen at one time:
 * {@code (c_ij + backward · c_ji + together · t_ij) / (n_i^½ · n_j^0.3)}.
 */
public final class PairScores {
    private static final double FROM_EXPONENT = 0.5;
    private static final double TO_EXPONENT = 0.3;
    private static final double[] TO = powers();

    /** Receives each related item. */
    @FunctionalInterface
    public interface Visitor {
        void on(int slot, double score);
    }

    private PairScores() {}

    /**
     * Visits the items that came after an item, those that came before it, and those that came with it. Items that did
     * several of these are visited as often.
     */
    public static void add(Catalogue catalogue, int slot, double backward, double together, Visitor visitor) {
        double from = from(catalogue, slot);
        catalogue.successors(slot, (other, count) -> visitor.on(other, count / (from * to(catalogue, other))));
        if (backward > 0) {
            double less = from / backward;
            catalogue.predecessors(slot, (other, count) -> visitor.on(other, count / (less * to(catalogue, other))));
        }
        if (together > 0) {
            double less = from / together;
            catalogue.companions(slot, (other, count) -> visitor.on(other, count / (less * to(catalogue, other))));
        }
    }

    /**
     * Adds {@code weight} times what {@link #add} visits to the score of each item.
     *
     * @param to {@link #divisors} of as many slots as there are scores
     */
    static void addTo(
            Catalogue catalogue,
            int slot,
            double weight,
            double backward,
            double together,
            double[] to,
            double[] scores) {
        double from = from(catalogue, slot);
        catalogue.addRelated(Related.AFTER, slot, weight, from, to, scores);
        if (backward > 0) {
            catalogue.addRelated(Related.BEFORE, slot, weight, from / backward, to, scores);
        }
        if (together > 0) {
            catalogue.addRelated(Related.TOGETHER, slot, weight, from / together, to, scores);
        }
    }

    /** {@code n_j^0.3} of each item, by slot. */
    static double[] divisors(Catalogue catalogue, int slots) {
        double[] to = new double[slots];
        for (int slot = 0; slot < slots; slot++) {
            to[slot] = to(catalogue, slot);
        }
        return to;
    }

    /** How strongly one item belongs to another. */
    static double of(Catalogue catalogue, int slot, int other, double backward, double together) {
        double counts = catalogue.followed(slot, other)
                + backward * catalogue.followed(other, slot)
                + together * catalogue.together(slot, other);
        return scaled(counts, catalogue, slot, other);
    }

    /** How strongly an item belongs to each of some others, in their order. */
    static double[] of(Catalogue catalogue, int slot, int[] others, double backward, double together) {
        long[] after = catalogue.related(Related.AFTER, slot, others);
        long[] before = catalogue.related(Related.BEFORE, slot, others);
        long[] with = catalogue.related(Related.TOGETHER, slot, others);
        double[] scores = new double[others.length];
        for (int i = 0; i < scores.length; i++) {
            double counts = after[i] + backward * before[i] + together * with[i];
            scores[i] = scaled(counts, catalogue, slot, others[i]);
        }
        return scores;
    }

    /** The part of it that comes from being chosen at the same time. */
    static double together(Catalogue catalogue, int slot, int other, double together) {
        return scaled(together * catalogue.together(slot, other), catalogue, slot, other);
    }

    private static double scaled(double counts, Catalogue catalogue, int slot, int other) {
        return counts == 0 ? 0 : counts / (from(catalogue, slot) * to(catalogue, other));
    }

    private static double from(Catalogue catalogue, int slot) {
        return from(catalogue.popularity(slot));
    }

    /** {@code n_i^½} of an item with so many events, in units of pair counts. */
    static double from(long popularity) {
        return Math.pow(popularity, FROM_EXPONENT) * PairFold.UNIT;
    }

    private static double to(Catalogue catalogue, int slot) {
        return to(catalogue.popularity(slot));
    }

    /** {@code n_j^0.3} of an item with so many events. */
    static double to(long popularity) {
        return popularity < TO.length ? TO[(int) popularity] : Math.pow(popularity, TO_EXPONENT);
    }

    private static double[] powers() {
        double[] powers = new double[4096];
        for (int n = 0; n < powers.length; n++) {
            powers[n] = Math.pow(n, TO_EXPONENT);
        }
        return powers;
    }
}
