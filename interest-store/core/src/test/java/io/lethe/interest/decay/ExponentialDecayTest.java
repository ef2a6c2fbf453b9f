package io.lethe.interest.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExponentialDecayTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0.904837", "2, 0.818731", "3, 0.740818", "30, 0.049787"})
    void shouldDecayAtTheGivenRate(double age, double left) {
        // Given
        Kernel kernel = ExponentialDecay.ofRate(0.1);

        // Then
        assertThat(kernel.at(age)).isCloseTo(left, within(5e-7));
    }

    @Test
    void shouldLeaveHalfAfterAHalfLife() {
        // Given
        Kernel kernel = new ExponentialDecay(3600);

        // Then
        assertThat(kernel.at(3600)).isCloseTo(0.5, within(1e-15));
        assertThat(kernel.at(7200)).isCloseTo(0.25, within(1e-15));
        assertThat(kernel.halfLifeSeconds()).isEqualTo(3600);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseAHalfLifeThatIsNone(double halfLife) {
        assertThatThrownBy(() -> new ExponentialDecay(halfLife))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half-life");
    }
}
