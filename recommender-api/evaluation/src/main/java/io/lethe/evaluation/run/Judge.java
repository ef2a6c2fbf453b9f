package io.lethe.evaluation.run;

import io.lethe.evaluation.metric.Outcome;
import io.lethe.evaluation.model.Answer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Finds where an answer put items. First comes the answer's list, then all other candidates by their scores; equal
 * scores in an order that was drawn once, the same for all models, so that the order of the file says nothing.
 */
final class Judge {
    private final int[] lot;

    /** @param items how many items the catalogue has */
    Judge(int items, long seed) {
        lot = new int[items];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < items; i++) {
            int other = random.nextInt(i + 1);
            lot[i] = lot[other];
            lot[other] = i;
        }
    }

    /** The first items of an answer, at most {@code limit}. */
    List<Integer> list(Answer answer, BitSet candidates, int limit) {
        if (!answer.list().isEmpty()) {
            return answer.list();
        }
        Comparator<Integer> order = (left, right) -> compare(answer, left, right);
        PriorityQueue<Integer> best = new PriorityQueue<>(limit + 1, order.reversed());
        for (int item = candidates.nextSetBit(0); item >= 0; item = candidates.nextSetBit(item + 1)) {
            if (best.size() < limit || compare(answer, item, best.element()) < 0) {
                best.add(item);
                if (best.size() > limit) {
                    best.poll();
                }
            }
        }
        return best.stream().sorted(order).toList();
    }

    /** Where the wanted items are. */
    Outcome outcome(Answer answer, BitSet candidates, List<Integer> wanted) {
        List<Integer> list = answer.list();
        Set<Integer> listed = new HashSet<>(list);
        List<Integer> ranks = new ArrayList<>();
        for (int item : wanted) {
            ranks.add(listed.contains(item) ? list.indexOf(item) + 1 : rankBehind(answer, candidates, listed, item));
        }
        return new Outcome(ranks, candidates.cardinality());
    }

    private int rankBehind(Answer answer, BitSet candidates, Set<Integer> listed, int wanted) {
        int rank = listed.size() + 1;
        for (int item = candidates.nextSetBit(0); item >= 0; item = candidates.nextSetBit(item + 1)) {
            if (item != wanted && compare(answer, item, wanted) < 0 && !listed.contains(item)) {
                rank++;
            }
        }
        return rank;
    }

    private int compare(Answer answer, int item, int other) {
        int byScore = Double.compare(answer.score(other), answer.score(item));
        return byScore != 0 ? byScore : Integer.compare(lot[item], lot[other]);
    }
}
