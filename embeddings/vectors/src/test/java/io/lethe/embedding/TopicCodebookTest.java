package io.lethe.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.embedding.TopicCodebook.Topic;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicCodebookTest {
    private static final ModelId MODEL = new ModelId("m");

    @Test
    void shouldFindNearestTopicWhateverItsScale() {
        // Given
        TopicCodebook codebook = new TopicCodebook(
                MODEL, 1, List.of(topic("long", 1, 1, 1, 1), topic("short", 1, 0, 0, 0), topic("back", -1, 0, 0, 0)));

        // Then
        assertThat(codebook.topicOf(quantized(1, 0.3f, 0.2f, 0)).label()).isEqualTo("short");
        assertThat(codebook.topicOf(quantized(0.9f, 1, 0.8f, 1)).label()).isEqualTo("long");
        assertThat(codebook.topicOf(quantized(-1, -0.2f, 0, 0)).label()).isEqualTo("back");
    }

    @Test
    void shouldTakeFirstOfEquallyNear() {
        TopicCodebook codebook = new TopicCodebook(MODEL, 1, List.of(topic("a", 1, 1), topic("b", 1, 1)));

        assertThat(codebook.nearest(quantized(1, 0))).isZero();
    }

    @Test
    void shouldTakeLeastOpposedWhereAllAreOpposed() {
        TopicCodebook codebook = new TopicCodebook(MODEL, 1, List.of(topic("far", -1, 0), topic("nearer", -1, 1)));

        assertThat(codebook.topicOf(quantized(1, 0)).label()).isEqualTo("nearer");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldCompareAsBigIntegersDo(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            // Given
            int dot = random.nextInt(12_000_000) - 6_000_000;
            int otherDot = random.nextInt(10) == 0 ? dot : random.nextInt(12_000_000) - 6_000_000;
            long square = 1L + random.nextInt(6_000_000);
            long otherSquare = random.nextInt(10) == 0 ? square : 1L + random.nextInt(6_000_000);

            // When
            boolean nearer = TopicCodebook.isNearer(dot, square, otherDot, otherSquare);

            // Then
            assertThat(nearer)
                    .as("seed %d: %d/√%d against %d/√%d", seed, dot, square, otherDot, otherSquare)
                    .isEqualTo(signedSquare(dot, otherSquare).compareTo(signedSquare(otherDot, square)) > 0);
        }
    }

    @Test
    void shouldRefuseTopicsOfDifferentDimensions() {
        assertThatThrownBy(() -> new TopicCodebook(MODEL, 1, List.of(topic("a", 1), topic("b", 1, 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldShipOneForEachModel() {
        for (String model : List.of("all-minilm-l6-v2", "bge-small-zh-v1.5")) {
            TopicCodebook general = TopicCodebook.general(new ModelId(model)).orElseThrow();

            assertThat(general.model().name()).isEqualTo(model);
            assertThat(general.version()).isEqualTo(TopicCodebook.GENERAL);
            assertThat(general.topics()).hasSizeBetween(150, 256);
            assertThat(general.topics()).extracting(Topic::label).doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldShipNoneForUnknownModel() {
        assertThat(TopicCodebook.general(ModelId.GIVEN)).isEmpty();
    }

    private static BigInteger signedSquare(int dot, long factor) {
        BigInteger value = BigInteger.valueOf(dot);
        return value.multiply(value.abs()).multiply(BigInteger.valueOf(factor));
    }

    private static Topic topic(String label, float... numbers) {
        return new Topic(label, quantized(numbers));
    }

    private static QuantizedEmbedding quantized(float... numbers) {
        return QuantizedEmbedding.of(numbers);
    }
}
