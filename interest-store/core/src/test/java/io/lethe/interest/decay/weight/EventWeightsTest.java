package io.lethe.interest.decay.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventWeightsTest {
    private static final Stars STARS = new Stars(0.4, 3.5, 5, 1.5);
    private final EventWeights weights = EventWeights.defaults();

    @ParameterizedTest
    @CsvSource({
        "rating, 5, 3.5, 3",
        "rating, 3.5, 3.5, 1.2",
        "rating, 0.5, 3.5, -0.6",
        "rating, 5, 4.7, 1.56",
        "review, 2, 3.5, -0.6",
        "purchase, 1, 3.5, 5",
        "purchase, 2.718281828459045, 3.5, 10",
        "return, 2.718281828459045, 3.5, -10",
        "view, 12, 3.5, 1"
    })
    void shouldShapeTheWeightByTheValue(String type, double value, double mean, double weight) {
        assertThat(weights.of(type, value, mean)).isCloseTo(weight, within(1e-12));
    }

    @Test
    void shouldKeepSomebodyWhoGivesFiveStarsToEverything() {
        // Given
        double mean = STARS.mean(1000, 5000);

        // Then
        assertThat(mean).isCloseTo(5, within(0.01));
        assertThat(weights.of("rating", 5.0, mean)).isGreaterThan(1);
        assertThat(weights.of("rating", 3.0, mean)).isNegative();
    }

    @Test
    void shouldShrinkTheMeanOfFewRatings() {
        assertThat(STARS.mean(0, 0)).isEqualTo(3.5);
        assertThat(STARS.mean(5, 25)).isEqualTo(4.25);
    }

    @ParameterizedTest
    @CsvSource({"0, -0.25", "600000, 1", "20000, 0.5401"})
    void shouldWeighALongStayMoreAndAShortOneAgainst(long dwellMs, double weight) {
        assertThat(weights.of(seen(dwellMs, null), 3.5)).isCloseTo(weight, within(1e-4));
    }

    @Test
    void shouldWeighProgress() {
        assertThat(weights.of(seen(null, 1.0), 3.5)).isCloseTo(1, within(1e-12));
        assertThat(weights.of(seen(null, 0.0), 3.5)).isNegative();
        assertThat(weights.of(seen(null, 0.5), 3.5)).isBetween(0.5, 1.0);
    }

    @Test
    void shouldTakeTheLesserOfDwellAndProgress() {
        assertThat(weights.of(seen(600_000L, 0.0), 3.5)).isEqualTo(weights.of(seen(null, 0.0), 3.5));
        assertThat(weights.of(seen(0L, 0.0), 3.5)).isNegative();
    }

    @ParameterizedTest
    @EnumSource(InteractionType.class)
    void shouldWeighEveryTypeInTheDirectionOfItsPolarity(InteractionType type) {
        // When
        double weight = weights.of(type.code());

        // Then
        switch (type.polarity()) {
            case POSITIVE -> assertThat(weight).isPositive();
            case NEUTRAL -> assertThat(weight).isZero();
            case NEGATIVE -> assertThat(weight).isNegative();
        }
    }

    @Test
    void shouldWeighATypeThatNobodyNamedAsOne() {
        assertThat(weights.of("gift", 12.0, 3.5)).isEqualTo(EventWeights.OTHER);
    }

    @Test
    void shouldRefuseAWeightThatIsNoNumber() {
        assertThatThrownBy(() -> new EventWeights(new TreeMap<>(Map.of("view", Double.NaN)), Shaping.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("view");
    }

    @Test
    void shouldRefuseProgressThatCountsForNothing() {
        assertThatThrownBy(() -> new Shaping(STARS, 1, new Saturation(20, 0), new Saturation(10, 5)))
                .hasMessageContaining("progress");
    }

    private static Interaction seen(@Nullable Long dwellMs, @Nullable Double progress) {
        return new Interaction(
                "default", "ann", "e", "item", "view", null, null, progress, dwellMs, 0, 0, new TreeMap<>());
    }
}
