package io.lethe.embedding.langchain4j;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/**
 * A list of jobs that shares a pool with other lists: after every job it lines up again behind them.
 *
 * @param <T> what a job gives
 */
final class TurnTaking<T> {
    private final int count;
    private final IntFunction<T> job;
    private final Executor pool;
    private final AtomicReferenceArray<T> results;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger missing;
    private final CompletableFuture<List<T>> answer = new CompletableFuture<>();

    TurnTaking(int count, IntFunction<T> job, Executor pool) {
        this.count = count;
        this.job = job;
        this.pool = pool;
        this.results = new AtomicReferenceArray<>(count);
        this.missing = new AtomicInteger(count);
    }

    /** Starts at most {@code width} jobs at a time. The answer holds the results in order, or the first failure. */
    CompletableFuture<List<T>> run(int width) {
        for (int i = 0; i < Math.min(width, count); i++) {
            lineUp();
        }
        return answer;
    }

    private void lineUp() {
        try {
            pool.execute(this::turn);
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new IllegalStateException("the model has been closed", e));
        }
    }

    private void turn() {
        int i = next.getAndIncrement();
        if (i >= count || answer.isDone()) {
            return;
        }
        try {
            results.set(i, job.apply(i));
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
            return;
        }
        if (missing.decrementAndGet() == 0) {
            List<T> all = new ArrayList<>(count);
            for (int k = 0; k < count; k++) {
                all.add(results.get(k));
            }
            answer.complete(all);
        } else {
            lineUp();
        }
    }
}
