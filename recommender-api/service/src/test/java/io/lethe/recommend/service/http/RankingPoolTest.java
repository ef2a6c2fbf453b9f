package io.lethe.recommend.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.service.Refusals;
import io.lethe.recommend.service.SmallShop;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RankingPoolTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Two threads, and two that may wait. */
    private final RankingPool pool = new RankingPool(SmallShop.config(1));

    @AfterEach
    void stop() {
        pool.stop(new ShutdownEvent());
    }

    @Test
    void shouldWorkOnThreadsOfItsOwn() {
        // When
        String thread = pool.run(() -> Thread.currentThread().getName()).await().atMost(PATIENCE);

        // Then
        assertThat(thread).startsWith("lethe-ranking-");
    }

    @Test
    void shouldRefuseWhatWouldWaitBehindAFullQueueAndDoTheRest() {
        // Given
        CountDownLatch gate = new CountDownLatch(1);
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            waiting.add(pool.run(() -> {
                        try {
                            gate.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return number;
                    })
                    .subscribeAsCompletionStage());
        }

        // When / Then
        Refusals.of(503, () -> pool.run(() -> 5).await().atMost(PATIENCE)).hasMessageContaining("Too many requests");
        gate.countDown();
        assertThat(Uni.join()
                        .all(waiting.stream()
                                .map(one -> Uni.createFrom().completionStage(one))
                                .toList())
                        .andFailFast()
                        .await()
                        .atMost(PATIENCE))
                .containsExactly(0, 1, 2, 3);
        assertThat(pool.run(() -> 6).await().atMost(PATIENCE)).isEqualTo(6);
    }

    @Test
    void shouldPassOnWhatGoesWrongInTheWork() {
        Refusals.ofField("limit", () -> pool.run(() -> Parameters.count("limit", "0", 10, 100))
                .await()
                .atMost(PATIENCE));
    }
}
