package io.lethe.embedding.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddingsWorkersTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final EmbeddingsWorkers workers = new EmbeddingsWorkers();

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void shouldSayWhyTheServiceIsNotReady() {
        // When
        Response answer = answer(() -> {
            throw new IllegalStateException("the broker has not been reached yet");
        });

        // Then
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat((String) answer.getEntity()).contains("\"detail\":\"the broker has not been reached yet\"");
    }

    @Test
    void shouldNotHideAMistake() {
        assertThatThrownBy(() -> answer(() -> {
                    throw new IllegalArgumentException("a bug");
                }))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseWhatCannotWaitAndAnswerTheRest() {
        // Given
        CountDownLatch release = new CountDownLatch(1);
        List<CompletableFuture<Response>> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(workers.answerInTime(() -> {
                        release.await();
                        return Response.ok().build();
                    })
                    .subscribeAsCompletionStage());
        }

        // When
        Response refused =
                workers.answerInTime(() -> Response.ok().build()).await().atMost(LONG);
        Response quick = answer(() -> Response.ok().build());
        release.countDown();

        // Then
        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat((String) refused.getEntity()).contains("too many requests are waiting");
        assertThat(quick.getStatus()).isEqualTo(200);
        assertThat(waiting).allSatisfy(one -> assertThat(one)
                .succeedsWithin(LONG)
                .satisfies(answer -> assertThat(answer.getStatus()).isEqualTo(200)));
    }

    private Response answer(Callable<Response> work) {
        return workers.answer(work).await().atMost(LONG);
    }
}
