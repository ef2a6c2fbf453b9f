package io.lethe.interest.service.query;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads on which stores and Postgres are read, so that no event loop has to; a few for what takes long; and two
 * for replays.
 */
@ApplicationScoped
public class QueryThreads {
    private static final int MOST_WAITING_REPLAYS = 16;

    private final ExecutorService quick = pool("lethe-interest-query-", 8);
    private final ExecutorService slow = pool("lethe-interest-work-", 4);
    private final ExecutorService replays = pool("lethe-interest-replay-", 2, MOST_WAITING_REPLAYS);

    <T> CompletableFuture<T> read(Supplier<T> reading) {
        return CompletableFuture.supplyAsync(reading, quick);
    }

    <T> CompletableFuture<T> work(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, slow);
    }

    /** Fails with {@link java.util.concurrent.RejectedExecutionException} if too many replays wait already. */
    <T> CompletableFuture<T> replay(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, replays);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @PreDestroy
    void stop() {
        replays.shutdownNow();
        quick.shutdownNow();
        slow.shutdownNow();
    }

    private static ExecutorService pool(String name, int size) {
        return pool(name, size, Integer.MAX_VALUE);
    }

    private static ExecutorService pool(String name, int size, int mostWaiting) {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(mostWaiting), task -> {
            Thread thread = new Thread(task, name + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
