package io.lethe.evaluation.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static double divergence(double[] interest, double... list) {
        return Calibration.divergence(interest, list);
    }

    @Test
    void shouldBeNothingForAListInProportion() {
        assertThat(divergence(new double[] {0.5, 0.3, 0.2}, 0.5, 0.3, 0.2)).isZero();
    }

    @Test
    void shouldBeTheLogarithmOfAlphaForAListOfOtherThings() {
        assertThat(divergence(new double[] {1, 0}, 0, 1)).isCloseTo(-Math.log(0.01), within(1e-12));
    }

    @Test
    void shouldBeAsTheFormulaSays() {
        // ln(1 / .901); .8 ln(.8 / .899) + .2 ln(.2 / .101)
        assertThat(divergence(new double[] {1, 0}, 0.9, 0.1)).isCloseTo(0.104250, within(1e-6));
        assertThat(divergence(new double[] {0.8, 0.2}, 0.9, 0.1)).isCloseTo(0.043302, within(1e-6));
    }

    @Test
    void shouldWeighALostInterestByItsShare() {
        // When
        double small = divergence(new double[] {0.96, 0.04}, 1, 0);
        double large = divergence(new double[] {0.6, 0.4}, 1, 0);

        // Then
        assertThat(small).isBetween(0.1, 0.2);
        assertThat(large).isGreaterThan(1.4);
    }
}
