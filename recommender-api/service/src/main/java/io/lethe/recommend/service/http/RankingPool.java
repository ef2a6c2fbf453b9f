package io.lethe.recommend.service.http;

import io.lethe.recommend.service.RecommenderConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Bounded thread pool for ranking; a full queue answers 503. */
@Singleton
public class RankingPool {
    private final ThreadPoolExecutor pool;

    RankingPool(RecommenderConfig config) {
        int threads = config.pool().threads().orElse(Runtime.getRuntime().availableProcessors());
        AtomicInteger number = new AtomicInteger();
        pool = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(config.pool().queue()),
                work -> {
                    Thread thread = new Thread(work, "lethe-ranking-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    void stop(@Observes ShutdownEvent event) {
        pool.shutdownNow();
    }

    /** Does the work in the pool. */
    public <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(pool)
                .onFailure(RejectedExecutionException.class)
                .transform(e -> ProblemException.unavailable("Too many requests are waiting; try again in a moment."));
    }
}
