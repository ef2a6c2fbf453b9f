package io.lethe.evaluation.rival.classic;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The nearest of many: those with the largest likeness, and of equal ones those with the smaller numbers. */
final class Nearest {
    private static final Comparator<Neighbour> FARTHEST_FIRST =
            Comparator.comparingDouble(Neighbour::likeness).thenComparing(Neighbour::number, Comparator.reverseOrder());

    private final int most;
    private final PriorityQueue<Neighbour> kept;

    /** An item, a user or a session, and how near it is. */
    record Neighbour(int number, double likeness) {}

    /** @param most how many at most, at least 1 */
    Nearest(int most) {
        this.most = most;
        this.kept = new PriorityQueue<>(FARTHEST_FIRST);
    }

    void offer(int number, double likeness) {
        if (kept.size() == most) {
            Neighbour farthest = kept.element();
            if (likeness < farthest.likeness() || (likeness == farthest.likeness() && number > farthest.number())) {
                return;
            }
            kept.poll();
        }
        kept.add(new Neighbour(number, likeness));
    }

    /** The nearest first. */
    List<Neighbour> list() {
        return kept.stream().sorted(FARTHEST_FIRST.reversed()).toList();
    }
}
