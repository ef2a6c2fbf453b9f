package io.lethe.recommend.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChoiceScaleTest {
    @Test
    void shouldBeLinearInTheLogarithmOfAScore() {
        // Given
        ChoiceScale scale = new ChoiceScale(-2, 1.5);

        // Then
        assertThat(scale.probability(0, 0)).isCloseTo(1 / (1 + Math.exp(2)), within(1e-12));
        assertThat(scale.probability(0.09, 0)).isCloseTo(1 / (1 + Math.exp(2 - 1.5 * Math.log(10))), within(1e-12));
        assertThat(scale.probability(-0.09, 0)).isCloseTo(1 / (1 + Math.exp(2 + 1.5 * Math.log(10))), within(1e-12));
    }

    @Test
    void shouldSayWhatAnItemIsBesideTheUsualOne() {
        // Given
        ChoiceScale scale = new ChoiceScale(-0.5, 1.5);
        double usual = ChoiceScale.number(0.09);

        // Then
        assertThat(scale.probability(0.09, usual)).isCloseTo(1 / (1 + Math.exp(0.5)), within(1e-12));
        assertThat(scale.probability(0, usual)).isCloseTo(scale.probability(-0.09, 0), within(1e-12));
    }

    @Test
    void shouldRiseWithTheScoreAndStayBetweenZeroAndOne() {
        // Given
        double before = 0;
        for (double score : new double[] {-100, -1, -0.01, 0, 0.001, 0.2, 3, 1_000}) {
            // When
            double probability = ChoiceScale.defaults().probability(score, 1);

            // Then
            assertThat(probability).isGreaterThan(before).isLessThan(1);
            before = probability;
        }
    }

    @Test
    void shouldRefuseWhatIsNoScale() {
        assertThatThrownBy(() -> new ChoiceScale(0, -1)).hasMessage("slope is a finite number from 0, not -1.0");
        assertThatThrownBy(() -> new ChoiceScale(Double.NaN, 1)).hasMessage("offset is a finite number, not NaN");
    }
}
