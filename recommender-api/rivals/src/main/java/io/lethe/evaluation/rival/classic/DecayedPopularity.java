package io.lethe.evaluation.rival.classic;

import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.interest.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The items chosen most often of late: {@code Σ 2^(−max(0, t − time(e)) / halfLife)} over an item's choices e, at
 * the time t asked about. What comes later than t counts as age 0.
 */
public final class DecayedPopularity implements Model {
    private static final int MOST_TIMES = 64;

    /** An item's choices in the order of time, and what they add up to, each as of its own time. */
    private static final class Series {
        private long[] times = new long[4];
        private double[] sums = new double[4];
        private int size;

        private void add(long time, double halfLife) {
            if (size == times.length) {
                times = Arrays.copyOf(times, 2 * size);
                sums = Arrays.copyOf(sums, 2 * size);
            }
            times[size] = time;
            sums[size] = 1 + (size == 0 ? 0 : sums[size - 1] * Math.pow(2, (times[size - 1] - time) / halfLife));
            size++;
        }

        private double at(long time, double halfLife) {
            int later = size;
            int low = 0;
            while (low < later) {
                int middle = (low + later) >>> 1;
                if (times[middle] <= time) {
                    low = middle + 1;
                } else {
                    later = middle;
                }
            }
            double before = later == 0 ? 0 : sums[later - 1] * Math.pow(2, (times[later - 1] - time) / halfLife);
            return before + (size - later);
        }
    }

    private final ItemNumbers numbers;
    private final double halfLifeMillis;
    private final List<Series> series = new ArrayList<>();
    private final Map<Long, double[]> known = new ConcurrentHashMap<>();
    private int next;

    /** @param halfLifeSeconds above 0 */
    DecayedPopularity(ItemNumbers numbers, double halfLifeSeconds) {
        this.numbers = numbers;
        this.halfLifeMillis = halfLifeSeconds * 1000;
        for (int item = 0; item < numbers.size(); item++) {
            series.add(new Series());
        }
    }

    @Override
    public String name() {
        return "decayed-popularity";
    }

    @Override
    public void learn(EventLog log) {
        known.clear();
        next = log.read(next, this::count);
    }

    private void count(LedgerEntry event) {
        int item = numbers.ofChoice(event);
        if (item >= 0) {
            series.get(item).add(event.interaction().timestamp(), halfLifeMillis);
        }
    }

    @Override
    public Answer answer(Question question) {
        double[] scores = known.get(question.at());
        if (scores == null) {
            scores = series.stream()
                    .mapToDouble(one -> one.at(question.at(), halfLifeMillis))
                    .toArray();
            if (known.size() >= MOST_TIMES) {
                known.clear();
            }
            known.put(question.at(), scores);
        }
        return Answer.of(scores);
    }
}
