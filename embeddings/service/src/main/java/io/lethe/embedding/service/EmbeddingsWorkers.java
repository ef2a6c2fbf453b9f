package io.lethe.embedding.service;

import io.lethe.http.HttpProblem;
import io.lethe.http.ProblemKind;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for requests that run the model, and one for long work, so that event loops never block. When threads and
 * queue are full, requests are refused.
 */
@ApplicationScoped
public class EmbeddingsWorkers {
    private final ThreadPoolExecutor quick = pool("lethe-embeddings-request", 4, 256);
    private final ThreadPoolExecutor slow = pool("lethe-embeddings-rebuild", 1, 4);

    /** The answer of {@code work}; 503 where there is no room for it, or the broker is away. */
    Uni<Response> answer(Callable<Response> work) {
        return answer(work, quick);
    }

    /** The same for work of seconds, one at a time. */
    Uni<Response> answerInTime(Callable<Response> work) {
        return answer(work, slow);
    }

    @PreDestroy
    void close() {
        quick.shutdownNow();
        slow.shutdownNow();
    }

    private static Uni<Response> answer(Callable<Response> work, ThreadPoolExecutor pool) {
        return Uni.createFrom()
                .item(() -> call(work))
                .runSubscriptionOn(pool)
                .onFailure(RejectedExecutionException.class)
                .recoverWithItem(() -> unavailable("too many requests are waiting for the model"));
    }

    private static Response call(Callable<Response> work) {
        try {
            return work.call();
        } catch (IllegalStateException e) {
            return unavailable(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response unavailable(String why) {
        return HttpProblem.of(ProblemKind.UNAVAILABLE, why).response();
    }

    private static ThreadPoolExecutor pool(String name, int threads, int queue) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
