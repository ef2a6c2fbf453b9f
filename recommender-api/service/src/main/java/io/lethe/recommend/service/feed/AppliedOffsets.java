package io.lethe.recommend.service.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** Tracks the applied offset of each partition, and completes those who wait for one. */
public final class AppliedOffsets {
    private record Waiter(long offset, CompletableFuture<Void> done) {}

    private final Map<TopicPartition, Long> reached = new ConcurrentHashMap<>();
    private final Map<TopicPartition, List<Waiter>> waiters = new ConcurrentHashMap<>();

    /** Says that an offset of a partition, and all below it, has taken effect. */
    void reach(TopicPartition partition, long offset) {
        reached.merge(partition, offset, Math::max);
        List<Waiter> waiting = waiters.get(partition);
        if (waiting != null) {
            List<Waiter> served = new ArrayList<>();
            synchronized (waiting) {
                waiting.removeIf(waiter -> {
                    boolean there = waiter.offset() <= offset;
                    if (there) {
                        served.add(waiter);
                    }
                    return there || waiter.done().isDone();
                });
            }
            served.forEach(waiter -> waiter.done().complete(null));
        }
    }

    /** Completes once an offset of a partition has taken effect. */
    public CompletableFuture<Void> await(TopicPartition partition, long offset) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        List<Waiter> waiting = waiters.computeIfAbsent(partition, key -> new ArrayList<>());
        synchronized (waiting) {
            waiting.add(new Waiter(offset, done));
        }
        if (reached.getOrDefault(partition, -1L) >= offset) {
            done.complete(null);
        }
        return done;
    }
}
