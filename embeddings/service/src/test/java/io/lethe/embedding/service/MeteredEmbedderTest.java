package io.lethe.embedding.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.TextEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MeteredEmbedderTest {
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void shouldCountTextsAndTime() {
        // Given
        MeteredEmbedder meter = new MeteredEmbedder(taking(5_000_000), nanos::get);

        // When
        meter.embed(List.of("a", "b"));
        nanos.addAndGet(100_000_000);
        meter.embed("c");

        // Then
        assertThat(meter.texts()).isEqualTo(3);
        assertThat(meter.busyMillis()).isEqualTo(10);
    }

    @Test
    void shouldCountTimeOfCallsSideBySideOnce() {
        // Given
        List<MeteredEmbedder> meters = new ArrayList<>();
        MeteredEmbedder meter = new MeteredEmbedder(
                new Taking(5_000_000, text -> {
                    if (text.equals("outer")) {
                        meters.get(0).embed("inner");
                    }
                }),
                nanos::get);
        meters.add(meter);

        // When
        meter.embed("outer");

        // Then
        assertThat(meter.texts()).isEqualTo(2);
        assertThat(meter.busyMillis()).isEqualTo(10);
    }

    @Test
    void shouldEndATimeThatFails() {
        // Given
        MeteredEmbedder meter = new MeteredEmbedder(taking(5_000_000), nanos::get);

        // When
        assertThatThrownBy(() -> meter.embed(" ")).isInstanceOf(IllegalArgumentException.class);
        nanos.addAndGet(100_000_000);

        // Then
        assertThat(meter.busyMillis()).isZero();
        assertThat(meter.texts()).isZero();
    }

    private TextEmbedder taking(long time) {
        return new Taking(time, text -> {});
    }

    private final class Taking implements TextEmbedder {
        private final long time;
        private final Consumer<String> meanwhile;

        Taking(long time, Consumer<String> meanwhile) {
            this.time = time;
            this.meanwhile = meanwhile;
        }

        @Override
        public ModelId model() {
            return ModelId.GIVEN;
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public List<Embedding> embed(List<String> texts) {
            if (texts.get(0).isBlank()) {
                throw new IllegalArgumentException("blank");
            }
            texts.forEach(meanwhile);
            nanos.addAndGet(time);
            return texts.stream()
                    .map(text -> Embedding.normalized(new float[] {1}))
                    .toList();
        }
    }
}
