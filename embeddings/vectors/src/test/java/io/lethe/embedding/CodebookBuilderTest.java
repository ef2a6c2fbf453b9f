package io.lethe.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.embedding.CodebookBuilder.Sample;
import io.lethe.embedding.TopicCodebook.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodebookBuilderTest {
    private static final ModelId MODEL = new ModelId("m");
    private static final int DIMENSION = 32;

    @Test
    void shouldFindTheDirectionsThatAreThere() {
        // Given
        List<Sample> samples = around(5, 40, 11);

        // When
        TopicCodebook codebook = CodebookBuilder.build(MODEL, 3, samples, 5, 1);

        // Then
        assertThat(codebook.version()).isEqualTo(3);
        assertThat(codebook.topics()).hasSize(5);
        for (int group = 0; group < 5; group++) {
            int topic = codebook.nearest(samples.get(group).embedding());
            for (int i = group; i < samples.size(); i += 5) {
                assertThat(codebook.nearest(samples.get(i).embedding())).isEqualTo(topic);
            }
            assertThat(codebook.topics().get(topic).label()).startsWith("group " + group);
        }
    }

    @Test
    void shouldGiveTheSameForTheSameSeed() {
        List<Sample> samples = around(9, 20, 5);

        assertThat(CodebookBuilder.build(MODEL, 1, samples, 12, 42))
                .isEqualTo(CodebookBuilder.build(MODEL, 1, samples, 12, 42));
    }

    @Test
    void shouldOrderTopicsBySize() {
        // Given
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            float[] axis = new float[DIMENSION];
            axis[i < 2 ? 0 : i < 5 ? 1 : 2] = 1;
            samples.add(new Sample("s" + i, QuantizedEmbedding.of(axis)));
        }

        // When
        TopicCodebook codebook = CodebookBuilder.build(MODEL, 1, samples, 3, 7);

        // Then
        assertThat(codebook.topics()).extracting(Topic::label).containsExactly("s5", "s2", "s0");
    }

    @Test
    void shouldHaveFewerTopicsWhereThereAreFewerDirections() {
        Sample one = new Sample("one", QuantizedEmbedding.of(new float[] {1, 2, 3}));

        assertThat(CodebookBuilder.build(MODEL, 1, List.of(one, one, one), 8, 1).topics())
                .hasSize(1);
    }

    @Test
    void shouldRefuseNoSamples() {
        assertThatThrownBy(() -> CodebookBuilder.build(MODEL, 1, List.of(), 8, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no codebook of 8 topics from 0 samples");
    }

    /** Samples close to {@code groups} random directions, taking turns. */
    private static List<Sample> around(int groups, int each, long seed) {
        Random random = new Random(seed);
        float[][] directions = new float[groups][DIMENSION];
        for (float[] direction : directions) {
            for (int d = 0; d < DIMENSION; d++) {
                direction[d] = (float) random.nextGaussian();
            }
        }
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < groups * each; i++) {
            float[] vector = directions[i % groups].clone();
            for (int d = 0; d < DIMENSION; d++) {
                vector[d] += (float) (0.1 * random.nextGaussian());
            }
            samples.add(new Sample("group " + i % groups + " sample " + i / groups, QuantizedEmbedding.of(vector)));
        }
        return samples;
    }
}
