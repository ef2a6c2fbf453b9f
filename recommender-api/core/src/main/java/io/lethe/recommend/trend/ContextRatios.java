package io.lethe.recommend.trend;

import java.util.BitSet;

/** How many times as often each item is chosen in one circumstance as at large, by slot. It never changes. */
final class ContextRatios {
    /** Those of a circumstance in which no choice counts. */
    static final ContextRatios NONE = new ContextRatios(new double[0], new BitSet());

    private final double[] bySlot;
    private final BitSet own;

    /** @param own the slots of items that were chosen in the circumstance themselves */
    ContextRatios(double[] bySlot, BitSet own) {
        this.bySlot = bySlot;
        this.own = own;
    }

    int slots() {
        return bySlot.length;
    }

    double of(int slot) {
        return bySlot[slot];
    }

    /** Whether the item was chosen in the circumstance itself; otherwise only its category speaks for it. */
    boolean isOwn(int slot) {
        return own.get(slot);
    }
}
