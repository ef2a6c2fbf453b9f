package io.lethe.interest.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lethe.event.InteractionType;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventWeightsTest {
    private final EventWeights weights = EventWeights.defaults();

    @ParameterizedTest
    @CsvSource({
        "rating, 5, 3",
        "rating, 2.5, 0",
        "rating, 0.5, -2.4",
        "purchase, 1, 5",
        "purchase, 2.718281828459045, 10"
    })
    void shouldShapeTheWeightByTheValue(String type, double value, double weight) {
        assertThat(weights.of(type, value)).isCloseTo(weight, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(InteractionType.class)
    void shouldWeighEveryTypeInTheDirectionOfItsPolarity(InteractionType type) {
        // When
        double weight = weights.of(type.code(), null);

        // Then
        switch (type.polarity()) {
            case POSITIVE -> assertThat(weight).isPositive();
            case NEUTRAL -> assertThat(weight).isZero();
            case NEGATIVE -> assertThat(weight).isNegative();
        }
    }

    @Test
    void shouldWeighATypeAddedBySettingsAsOne() {
        assertThat(weights.of("gift", 12.0)).isEqualTo(EventWeights.OTHER);
    }

    @Test
    void shouldRefuseAWeightThatIsNoNumber() {
        assertThatThrownBy(() -> new EventWeights(new TreeMap<>(Map.of("view", Double.NaN))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("view");
    }
}
