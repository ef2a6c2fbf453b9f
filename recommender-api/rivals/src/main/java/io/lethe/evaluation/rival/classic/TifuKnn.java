package io.lethe.evaluation.rival.classic;

import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.evaluation.rival.classic.Frequencies.Sparse;
import io.lethe.evaluation.rival.classic.Nearest.Neighbour;
import io.lethe.interest.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * TIFU-kNN (H. Hu et al., SIGIR 2020): {@code α · u + (1 − α) · mean of the k nearest other users}, by Euclidean
 * distance, of {@link Frequencies}. As the log goes on, the frequencies of those are made again who did something. A
 * question costs a pass over all of them. Who has no history has no neighbours.
 */
final class TifuKnn implements Model {
    private final ItemNumbers numbers;
    private final Frequencies frequencies;
    private final int neighbours;
    private final double alpha;
    private final double[] counts;
    private final double[] scratch;
    private final Map<String, Integer> users = new HashMap<>();
    private final List<Log> logs = new ArrayList<>();
    private final List<Sparse> vectors = new ArrayList<>();
    private int next;

    /** What a user chose, the oldest first. */
    private static final class Log {
        private final Ints items = new Ints();
        private final List<Long> times = new ArrayList<>();

        private ChoiceHistory past() {
            int[] chosen = new int[items.size()];
            for (int place = 0; place < chosen.length; place++) {
                chosen[place] = items.get(place);
            }
            return new ChoiceHistory(
                    chosen, times.stream().mapToLong(Long::longValue).toArray());
        }
    }

    /**
     * Neighbours by frequencies.
     *
     * @param neighbours k, at least 1
     * @param alpha      what the user's own frequencies count, 0 to 1
     */
    TifuKnn(ItemNumbers numbers, Frequencies frequencies, int neighbours, double alpha) {
        this.numbers = numbers;
        this.frequencies = frequencies;
        this.neighbours = neighbours;
        this.alpha = alpha;
        this.counts = new double[numbers.size()];
        this.scratch = new double[numbers.size()];
    }

    @Override
    public String name() {
        return "tifu-knn";
    }

    @Override
    public void learn(EventLog log) {
        BitSet changed = new BitSet();
        next = log.read(next, event -> add(event, changed));
        changed.stream()
                .forEach(user -> vectors.set(user, frequencies.of(logs.get(user).past(), scratch)));
    }

    private void add(LedgerEntry event, BitSet changed) {
        int item = numbers.ofChoice(event);
        if (item < 0) {
            return;
        }
        int user = users.computeIfAbsent(event.interaction().userId(), id -> logs.size());
        if (user == logs.size()) {
            logs.add(new Log());
            vectors.add(frequencies.of(logs.get(user).past(), scratch));
        }
        logs.get(user).items.add(item);
        logs.get(user).times.add(event.interaction().timestamp());
        counts[item]++;
        changed.set(user);
    }

    @Override
    public Answer answer(Question question) {
        double[] dense = new double[counts.length];
        ChoiceHistory past = ChoiceHistory.of(question);
        Sparse own = frequencies.of(past, dense);
        own.addTo(dense, 1);
        int asking = users.getOrDefault(question.user().userId(), -1);
        Nearest nearest = new Nearest(neighbours);
        for (int user = 0; past.size() > 0 && user < vectors.size(); user++) {
            if (user != asking) {
                Sparse vector = vectors.get(user);
                nearest.offer(user, 2 * vector.dot(dense) - vector.squares());
            }
        }
        List<Neighbour> near = nearest.list();
        double[] scores = new double[counts.length];
        own.addTo(scores, alpha);
        near.forEach(user -> vectors.get(user.number()).addTo(scores, (1 - alpha) / near.size()));
        ChoiceHistory.breakTies(scores, counts);
        return Answer.of(scores);
    }
}
