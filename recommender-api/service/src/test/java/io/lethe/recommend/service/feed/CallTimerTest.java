package io.lethe.recommend.service.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.recommend.service.Refusals;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.ModelBook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CallTimerTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CallTimer calls = new CallTimer(meters, LogWithoutBroker.of(new Catalogues(), new ModelBook()));

    @Test
    void shouldRefuseWhatTheTopicsSayWhileTheyAreBeingRead() {
        // Given
        AtomicBoolean asked = new AtomicBoolean();

        // When / Then
        Refusals.of(503, () -> calls.timed("search", () -> {
                            asked.set(true);
                            return Uni.createFrom().item(1);
                        })
                        .await()
                        .indefinitely())
                .hasMessageContaining("Ask again in a moment");
        assertThat(asked).isFalse();
    }

    @Test
    void shouldCountCallsByHowTheyEnd() {
        // When
        assertThat(calls.timedAlways("status", () -> Uni.createFrom().item(7))
                        .await()
                        .indefinitely())
                .isEqualTo(7);
        fail(ProblemException.notFound("There is no such thing."));
        fail(ProblemException.badField("limit", "This is a number."));
        fail(ProblemException.unavailable("Nobody answers."));
        fail(new IllegalStateException("a bug"));

        // Then
        assertThat(count("done")).isEqualTo(1);
        assertThat(count("refused")).isEqualTo(2);
        assertThat(count("failed")).isEqualTo(2);
    }

    private void fail(RuntimeException failure) {
        assertThatThrownBy(
                        () -> calls.timedAlways("status", () -> Uni.createFrom().failure(failure))
                                .await()
                                .indefinitely())
                .isSameAs(failure);
    }

    private long count(String outcome) {
        return meters.get("lethe.recommender.call")
                .tags("call", "status", "outcome", outcome)
                .timer()
                .count();
    }
}
