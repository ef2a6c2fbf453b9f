package io.lethe.evaluation.model;

import io.lethe.evaluation.protocol.EventLog;
import io.lethe.interest.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Item-based nearest neighbours (B. Sarwar et al., <i>Item-based collaborative filtering recommendation algorithms</i>, WWW 2001; M. Deshpande and G. Karypis, TOIS 2004): the score of j
 * is the sum, over the distinct items i of the history that j is one of the nearest neighbours of, of
 *
 * <pre>|U_i ∩ U_j| / (√(|U_i| · |U_j|) + shrinkage)      U_i the users who chose i</pre>
 */
final class ItemKnn implements Model {
    private final ItemNumbers numbers;
    private final int neighbours;
    private final double shrinkage;
    private final Map<String, BitSet> itemsOf = new HashMap<>();
    private final List<Map<Integer, Integer>> together = new ArrayList<>();
    private final int[] users;
    private final Map<Integer, List<Neighbour>> known = new ConcurrentHashMap<>();
    private int next;

    private record Neighbour(int item, double likeness) {}

    /**
     * Item neighbours.
     *
     * @param neighbours how many of an item count, at least 1
     * @param shrinkage  how much few common users are distrusted, at least 0
     */
    ItemKnn(ItemNumbers numbers, int neighbours, double shrinkage) {
        this.numbers = numbers;
        this.neighbours = neighbours;
        this.shrinkage = shrinkage;
        this.users = new int[numbers.size()];
        for (int item = 0; item < users.length; item++) {
            together.add(new HashMap<>());
        }
    }

    @Override
    public String name() {
        return "item-knn";
    }

    @Override
    public void learn(EventLog log) {
        known.clear();
        next = log.read(next, this::count);
    }

    private void count(LedgerEntry event) {
        int item = numbers.ofChoice(event);
        BitSet known = itemsOf.computeIfAbsent(event.interaction().userId(), user -> new BitSet());
        if (item < 0 || known.get(item)) {
            return;
        }
        known.stream().forEach(other -> {
            together.get(other).merge(item, 1, Integer::sum);
            together.get(item).merge(other, 1, Integer::sum);
        });
        known.set(item);
        users[item]++;
    }

    @Override
    public Answer answer(Question question) {
        double[] scores = new double[users.length];
        BitSet history = new BitSet();
        for (int place = 0; place < question.history().size(); place++) {
            int item = question.choice(place);
            if (item >= 0 && !history.get(item)) {
                history.set(item);
                for (Neighbour neighbour : known.computeIfAbsent(item, this::nearest)) {
                    scores[neighbour.item()] += neighbour.likeness();
                }
            }
        }
        return Answer.of(scores);
    }

    private List<Neighbour> nearest(int item) {
        PriorityQueue<Neighbour> nearest = new PriorityQueue<>(neighbours + 1, (left, right) -> {
            int byLikeness = Double.compare(left.likeness(), right.likeness());
            return byLikeness != 0 ? byLikeness : Integer.compare(right.item(), left.item());
        });
        together.get(item).forEach((other, count) -> {
            double likeness = count / (Math.sqrt((double) users[item] * users[other]) + shrinkage);
            nearest.add(new Neighbour(other, likeness));
            if (nearest.size() > neighbours) {
                nearest.poll();
            }
        });
        return List.copyOf(nearest);
    }
}
