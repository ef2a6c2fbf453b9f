package io.lethe.evaluation.run;

import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.metric.ListMetrics;
import io.lethe.evaluation.metric.Outcome;
import io.lethe.evaluation.metric.RankMetric;
import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.protocol.Negatives;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Request;
import io.lethe.evaluation.protocol.WatchedLog;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Runs models through a plan. What is the same twice comes out the same, whatever the number of threads. */
public final class Evaluation {
    /** How many items a list has. */
    public static final int LENGTH = 10;

    private static final int SHORT = 5;
    private static final int TOGETHER = 64;
    private static final String NOVELTY = "novelty@" + LENGTH;
    private static final String DIVERSITY = "diversity@" + LENGTH;

    private final Plan plan;
    private final Negatives negatives;
    private final int threads;
    private final LongSupplier nanoTime;
    private final Judge judge;
    private final ListMetrics lists;

    /**
     * Of a plan.
     *
     * @param seed     of the order of equal scores
     * @param nanoTime a clock, for how long it takes
     */
    public Evaluation(Plan plan, Negatives negatives, long seed, int threads, LongSupplier nanoTime) {
        this.plan = plan;
        this.negatives = negatives;
        this.threads = threads;
        this.nanoTime = nanoTime;
        Corpus corpus = plan.corpus();
        this.judge = new Judge(corpus.items().size(), seed);
        this.lists = new ListMetrics(
                corpus.items().stream()
                        .map(item -> item.embedding().quantized())
                        .toList(),
                plan.popularity());
    }

    /** The metrics of a request, by name, in the order of tables. */
    public static List<String> metrics() {
        List<String> names = new ArrayList<>();
        names.add(RankMetric.HIT_RATE.code(SHORT));
        names.add(RankMetric.NDCG.code(SHORT));
        for (RankMetric metric : RankMetric.values()) {
            names.add(metric.code(LENGTH));
        }
        names.add(NOVELTY);
        names.add(DIVERSITY);
        return names;
    }

    /**
     * How a model does.
     *
     * @throws io.lethe.evaluation.protocol.LeakException if it read what it may not know
     */
    public ModelResult run(Model model, VectorCache.Progress progress) {
        long begin = nanoTime.getAsLong();
        List<Request> requests = plan.requests();
        ModelResult result = new ModelResult(model.name(), metrics(), requests.size());
        WatchedLog log = new WatchedLog(plan, model.name());
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            AtomicLong done = new AtomicLong();
            int first = 0;
            while (first < requests.size()) {
                int next = first;
                while (next < requests.size()
                        && requests.get(next).known() == requests.get(first).known()) {
                    next++;
                }
                log.openUntil(requests.get(first).known());
                model.learn(log);
                log.check();
                answer(model, first, next, result, pool, done, progress);
                log.check();
                first = next;
            }
        } finally {
            pool.shutdownNow();
        }
        progress.show(requests.size(), requests.size());
        result.setLearned(model.learned());
        int[] users = requests.stream().mapToInt(Request::user).toArray();
        result.finish(
                lists.coverage(result.lists()),
                lists.losses(result.lists(), users),
                (nanoTime.getAsLong() - begin) / 1e9);
        return result;
    }

    private void answer(
            Model model,
            int first,
            int next,
            ModelResult result,
            ExecutorService pool,
            AtomicLong done,
            VectorCache.Progress progress) {
        List<Callable<Integer>> work = new ArrayList<>();
        for (int from = first; from < next; from += TOGETHER) {
            int begin = from;
            int end = Math.min(next, from + TOGETHER);
            work.add(() -> {
                for (int i = begin; i < end; i++) {
                    answer(model, i, result);
                }
                synchronized (done) {
                    progress.show(
                            Math.min(
                                    done.addAndGet(end - begin), plan.requests().size() - 1L),
                            plan.requests().size());
                }
                return end - begin;
            });
        }
        try {
            for (Future<Integer> future : pool.invokeAll(work)) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private void answer(Model model, int index, ModelResult result) {
        Request request = plan.requests().get(index);
        BitSet candidates = negatives.candidates(plan, request);
        boolean open = negatives.count() == 0 && plan.masking() == Masking.NOTHING;
        Answer answer = model.answer(new Question(plan.corpus(), request, candidates, open, LENGTH));
        Outcome outcome = judge.outcome(answer, candidates, request.wanted());
        List<Integer> list = judge.list(answer, candidates, LENGTH);
        result.set(RankMetric.HIT_RATE.code(SHORT), index, RankMetric.HIT_RATE.of(outcome, SHORT));
        result.set(RankMetric.NDCG.code(SHORT), index, RankMetric.NDCG.of(outcome, SHORT));
        for (RankMetric metric : RankMetric.values()) {
            result.set(metric.code(LENGTH), index, metric.of(outcome, LENGTH));
        }
        result.set(NOVELTY, index, lists.novelty(list));
        result.set(DIVERSITY, index, lists.diversity(list));
        result.setList(index, list, outcome.ranks().get(0));
    }
}
