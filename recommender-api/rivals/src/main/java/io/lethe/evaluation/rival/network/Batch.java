package io.lethe.evaluation.rival.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Windows that are gone through together, as arrays. Shorter ones are filled up behind their ends. What is predicted is
 * told from some rivals: all items that are predicted anywhere in the batch, and some of the others, drawn by chance,
 * each of which stands for as many as there are for one drawn. So the sum over all items is estimated without bias (Y.
 * Bengio and J.-S. Sénécal, <i>Quick training of probabilistic neural nets by importance sampling</i>, 2003).
 */
final class Batch {
    private final int[] read;
    private final int[] places;
    private final long[] wanted;
    private final Shape shape;
    private final int[] rivals;
    private final float[] offsets;

    /**
     * A batch.
     *
     * @param items how many items there are
     * @param drawn how many of those that are not predicted are drawn, at most
     */
    Batch(Sequences sequences, List<Window> windows, int items, int drawn, SplittableRandom random) {
        int length = windows.stream().mapToInt(Window::targets).max().orElseThrow();
        this.shape = new Shape(windows.size(), length);
        this.read = new int[windows.size() * length];
        this.wanted = new long[windows.stream().mapToInt(Window::targets).sum()];
        this.places = new int[wanted.length];
        int next = 0;
        for (int row = 0; row < windows.size(); row++) {
            Window window = windows.get(row);
            for (int i = 0; i < window.targets(); i++) {
                int place = row * length + i;
                read[place] = sequences.item(window.user(), window.from() + i);
                places[next] = place;
                wanted[next] = sequences.item(window.user(), window.from() + i + 1);
                next++;
            }
        }
        BitSet predicted = new BitSet();
        for (long item : wanted) {
            predicted.set((int) item);
        }
        int own = predicted.cardinality();
        int others = Math.min(drawn, items - own);
        BitSet all = (BitSet) predicted.clone();
        while (all.cardinality() < own + others) {
            all.set(random.nextInt(items));
        }
        this.rivals = all.stream().toArray();
        this.offsets = new float[rivals.length];
        int[] places = new int[items];
        for (int rival = 0; rival < rivals.length; rival++) {
            places[rivals[rival]] = rival;
            offsets[rival] = predicted.get(rivals[rival]) ? 0 : (float) Math.log((items - own) / (double) others);
        }
        Arrays.setAll(wanted, i -> places[(int) wanted[i]]);
    }

    /** How many items are predicted. */
    int targets() {
        return wanted.length;
    }

    /** The items that are read: windows × places. */
    NDArray read(NDManager manager) {
        return manager.create(read, shape);
    }

    /** Where among all places of all windows something is predicted. */
    NDArray places(NDManager manager) {
        return manager.create(places, new Shape(places.length));
    }

    /** The items that what is predicted is told from, itself among them. */
    NDArray rivals(NDManager manager) {
        return manager.create(rivals);
    }

    /** What is added to the score of each rival for those that it stands for. */
    NDArray offsets(NDManager manager) {
        return manager.create(offsets);
    }

    /** Which of the rivals is to be predicted there: targets × 1. */
    NDArray wanted(NDManager manager) {
        return manager.create(wanted, new Shape(wanted.length, 1));
    }
}
