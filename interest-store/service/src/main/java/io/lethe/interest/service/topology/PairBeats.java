package io.lethe.interest.service.topology;

import io.lethe.interest.fold.NeighbourFold;

/** Brings the counts of pairs up to date in beats, each as long as it is told. */
final class PairBeats {
    /** From how many pairs on the time that they take says something. */
    private static final int TELLING = 100;

    private final NeighbourFold fold;
    private final PendingPublications dirty;
    private double nanosPerPair = 20_000;

    PairBeats(NeighbourFold fold, PendingPublications dirty) {
        this.fold = fold;
        this.dirty = dirty;
    }

    /** Folds what is pending, as far as these nanoseconds reach. */
    void fold(long budgetNanos, long now) {
        if (fold.pending() == 0) {
            return;
        }
        long start = System.nanoTime();
        NeighbourFold.Batch batch = fold.batch();
        boolean more = true;
        while (more) {
            more = batch.foldNext() && System.nanoTime() - start + batch.size() * nanosPerPair < budgetNanos;
        }
        int size = batch.size();
        long writing = System.nanoTime();
        batch.write(item -> dirty.mark(item, now));
        if (size > TELLING) {
            nanosPerPair = 0.5 * nanosPerPair + 0.5 * (System.nanoTime() - writing) / size;
        }
    }
}
