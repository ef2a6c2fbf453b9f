package io.lethe.recommend.service.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AppliedOffsetsTest {
    private static final TopicPartition FIRST = new TopicPartition("items", 0);
    private static final TopicPartition SECOND = new TopicPartition("items", 1);

    private final AppliedOffsets applied = new AppliedOffsets();

    @Test
    void shouldCompleteThoseWhoWaitForThisOffsetOrALowerOne() {
        // Given
        CompletableFuture<Void> lower = applied.await(FIRST, 3);
        CompletableFuture<Void> same = applied.await(FIRST, 5);
        CompletableFuture<Void> higher = applied.await(FIRST, 6);

        // When
        applied.reach(FIRST, 5);

        // Then
        assertThat(lower).isCompleted();
        assertThat(same).isCompleted();
        assertThat(higher).isNotDone();
        applied.reach(FIRST, 6);
        assertThat(higher).isCompleted();
    }

    @Test
    void shouldKeepPartitionsApart() {
        // Given
        CompletableFuture<Void> other = applied.await(SECOND, 0);

        // When
        applied.reach(FIRST, 100);

        // Then
        assertThat(other).isNotDone();
        assertThat(applied.await(SECOND, 0)).isNotDone();
    }

    @Test
    void shouldNotMakeAnybodyWaitForWhatHasTakenEffect() {
        // When
        applied.reach(FIRST, 7);
        applied.reach(FIRST, 4);

        // Then
        assertThat(applied.await(FIRST, 7)).isCompleted();
        assertThat(applied.await(FIRST, 8)).isNotDone();
    }

    @Test
    void shouldServeTheOthersWhereOneHasGivenUp() {
        // Given
        CompletableFuture<Void> impatient = applied.await(FIRST, 2);
        CompletableFuture<Void> patient = applied.await(FIRST, 2);
        impatient.cancel(false);

        // When
        applied.reach(FIRST, 2);

        // Then
        assertThat(impatient).isCancelled();
        assertThat(patient).isCompleted();
    }
}
