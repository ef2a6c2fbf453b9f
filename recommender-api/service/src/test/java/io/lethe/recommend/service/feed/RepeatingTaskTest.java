package io.lethe.recommend.service.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RepeatingTaskTest {
    @Test
    void shouldGoOnAfterAStepThatFailed() throws InterruptedException {
        // Given
        CountDownLatch steps = new CountDownLatch(3);
        List<String> failures = new CopyOnWriteArrayList<>();
        RepeatingTask task = new RepeatingTask(
                "test",
                Duration.ZERO,
                () -> {
                    steps.countDown();
                    if (steps.getCount() == 2) {
                        throw new IllegalStateException("once");
                    }
                },
                failure -> failures.add(String.valueOf(failure.getMessage())),
                () -> {});

        // When
        task.start();
        boolean done = steps.await(10, TimeUnit.SECONDS);
        task.stop();

        // Then
        assertThat(done).isTrue();
        assertThat(failures).containsExactly("once");
    }

    @Test
    void shouldEndInItsOwnThreadThoughAStepBlocks() throws InterruptedException {
        // Given
        CountDownLatch inside = new CountDownLatch(1);
        AtomicReference<String> ended = new AtomicReference<>("");
        RepeatingTask task = new RepeatingTask(
                "blocks",
                Duration.ZERO,
                () -> {
                    inside.countDown();
                    new CountDownLatch(1).await();
                },
                failure -> {},
                () -> ended.set(Thread.currentThread().getName()));
        task.start();
        boolean blocked = inside.await(10, TimeUnit.SECONDS);

        // When
        task.stop();

        // Then
        assertThat(blocked).isTrue();
        assertThat(ended).hasValue("blocks");
    }
}
