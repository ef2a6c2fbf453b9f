package io.lethe.evaluation.rival.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Part of a user's sequence: all of it but the last item is read, and all but the first predicted.
 *
 * @param from the place of the first item
 * @param to   the place after the last one, at least from + 2
 */
record Window(int user, int from, int to) {

    /** How many items are predicted. */
    int targets() {
        return to - from - 1;
    }

    /**
     * The first {@code end} items of a user, cut so that each but the first is predicted once and at most
     * {@code length} are read.
     */
    static List<Window> of(int user, int end, int length) {
        List<Window> windows = new ArrayList<>();
        for (int to = end; to > 1; ) {
            int from = Math.max(0, to - length - 1);
            windows.add(new Window(user, from, to));
            to = from + 1;
        }
        return windows;
    }

    /**
     * All windows in random batches of about the same length, of so many targets at most where a window has not more
     * itself.
     */
    static List<List<Window>> batches(List<Window> windows, int targets, SplittableRandom random) {
        List<Window> ordered = new ArrayList<>(windows);
        shuffle(ordered, random);
        ordered.sort(Comparator.comparingInt(Window::targets));
        List<List<Window>> batches = new ArrayList<>();
        int size = targets;
        for (Window window : ordered) {
            if (size + window.targets() > targets) {
                batches.add(new ArrayList<>());
                size = 0;
            }
            batches.get(batches.size() - 1).add(window);
            size += window.targets();
        }
        shuffle(batches, random);
        return batches;
    }

    /** Each order as likely as any other. */
    static <T> void shuffle(List<T> list, SplittableRandom random) {
        for (int i = list.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            T one = list.get(i);
            list.set(i, list.get(other));
            list.set(other, one);
        }
    }
}
