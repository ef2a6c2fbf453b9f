package io.lethe.interest.service.query;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The threads on which stores and Postgres are read, so that no event loop has to; and a few for what takes long. */
@ApplicationScoped
public class QueryThreads {
    private final ExecutorService quick = pool("lethe-interest-query-", 8);
    private final ExecutorService slow = pool("lethe-interest-work-", 4);

    <T> CompletableFuture<T> read(Supplier<T> reading) {
        return CompletableFuture.supplyAsync(reading, quick);
    }

    <T> CompletableFuture<T> work(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, slow);
    }

    @PreDestroy
    void stop() {
        quick.shutdownNow();
        slow.shutdownNow();
    }

    private static ExecutorService pool(String name, int size) {
        AtomicInteger count = new AtomicInteger();
        return Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, name + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
