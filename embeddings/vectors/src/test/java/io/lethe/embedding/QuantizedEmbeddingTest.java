package io.lethe.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizedEmbeddingTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldHardlyTurnAndComeBackUnchanged(long seed) {
        // Given
        Embedding embedding = random(seed);

        // When
        QuantizedEmbedding quantized = embedding.quantized();

        // Then
        assertThat(quantized.toEmbedding().cosine(embedding)).isGreaterThan(0.999f);
        assertThat(quantized.toEmbedding().quantized()).isEqualTo(quantized);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void shouldHaveNearlyTheCosineOfTheOriginals(long seed) {
        Embedding left = random(seed);
        Embedding right = random(seed + 100);

        assertThat(left.quantized().cosine(right.quantized()))
                .isCloseTo(left.cosine(right), org.assertj.core.data.Offset.offset(0.01));
    }

    private static Embedding random(long seed) {
        Random random = new Random(seed);
        float[] vector = new float[384];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Embedding.normalized(vector);
    }
}
