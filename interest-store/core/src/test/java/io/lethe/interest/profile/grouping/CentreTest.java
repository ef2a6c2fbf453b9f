package io.lethe.interest.profile.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lethe.embedding.QuantizedEmbedding;
import org.junit.jupiter.api.Test;

class CentreTest {

    @Test
    void shouldBeTheMeanOfUnitVectors() {
        // Given
        Centre.Sum sum = new Centre.Sum(2);
        for (int i = 0; i < Centre.FEWEST_ITEMS; i++) {
            sum.add(QuantizedEmbedding.of(i % 2 == 0 ? new float[] {1, 0} : new float[] {0, 1}));
        }

        // When
        Centre centre = sum.centre().orElseThrow();

        // Then
        assertThat(centre.direction()).isEqualTo(QuantizedEmbedding.of(new float[] {1, 1}));
        assertThat(centre.length()).isCloseTo(Math.sqrt(0.5), within(1e-6));
    }

    @Test
    void shouldKeepNoTraceOfWhatWasTakenAway() {
        // Given
        Centre.Sum sum = new Centre.Sum(2);
        Centre.Sum other = new Centre.Sum(2);
        for (int i = 0; i < 120; i++) {
            sum.add(QuantizedEmbedding.of(new float[] {i, 7}));
            other.add(QuantizedEmbedding.of(new float[] {119 - i, 7}));
        }

        // When
        other.add(QuantizedEmbedding.of(new float[] {-3, 1}));
        other.remove(QuantizedEmbedding.of(new float[] {-3, 1}));

        // Then
        assertThat(other.centre()).isEqualTo(sum.centre()).isPresent();
    }

    @Test
    void shouldNotTakeAFewItemsForACatalogue() {
        // Given
        Centre.Sum sum = new Centre.Sum(2);
        for (int i = 1; i < Centre.FEWEST_ITEMS; i++) {
            sum.add(QuantizedEmbedding.of(new float[] {1, 1}));
        }

        // Then
        assertThat(sum.centre()).isEmpty();
        sum.add(QuantizedEmbedding.of(new float[] {1, 1}));
        assertThat(sum.centre()).isPresent();
        assertThatThrownBy(() -> sum.add(QuantizedEmbedding.of(new float[] {1})))
                .hasMessage("a vector of 1 dimensions in a sum of 2");
    }
}
