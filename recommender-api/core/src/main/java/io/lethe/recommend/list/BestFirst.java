package io.lethe.recommend.list;

import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import org.jspecify.annotations.Nullable;

/**
 * The items of a catalogue from the highest score down, equal ones by id, found one after another: who stops early has
 * not paid for putting all in order (a binary heap, J. Williams, <i>Algorithm 232: Heapsort</i>, CACM 1964).
 */
public final class BestFirst {
    private final Catalogue catalogue;
    private final double[] scores;
    private final int[] heap;
    private int size;

    /**
     * @param scores by slot; items of slots beyond it are left out
     */
    public BestFirst(Catalogue catalogue, double[] scores) {
        this.catalogue = catalogue;
        this.scores = scores;
        this.heap = new int[scores.length];
        for (int slot = 0; slot < scores.length; slot++) {
            heap[size++] = slot;
        }
        for (int at = size / 2 - 1; at >= 0; at--) {
            sink(at);
        }
    }

    /** The next item; null if there is none left. */
    public @Nullable CatalogueItem next() {
        while (size > 0) {
            int slot = heap[0];
            heap[0] = heap[--size];
            sink(0);
            CatalogueItem item = catalogue.at(slot);
            if (item != null) {
                return item;
            }
        }
        return null;
    }

    private void sink(int from) {
        int at = from;
        int slot = heap[at];
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], slot)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = slot;
    }

    private boolean isBefore(int left, int right) {
        double a = scores[left];
        double b = scores[right];
        return a > b || (a == b && isNamedBefore(left, right));
    }

    private boolean isNamedBefore(int left, int right) {
        CatalogueItem one = catalogue.at(left);
        CatalogueItem other = catalogue.at(right);
        return one != null && (other == null || one.itemId().compareTo(other.itemId()) < 0);
    }
}
