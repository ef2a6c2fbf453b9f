package io.lethe.interest.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lethe.interest.decay.weight.Intensity;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurveTest {
    private static final double PRINTED = 5e-7;

    static Stream<Curve> curves() {
        return Stream.of(
                Exponential.ofRate(0.1),
                new Exponential(7),
                new Gaussian(5, 0),
                new Gaussian(5, 15),
                new GaussianDensity(5, 0, 1),
                new GaussianDensity(5, 15, 10),
                new HyperbolicTangent(0.1),
                new Logistic(10, 0.1),
                new Logistic(0, 0.5),
                new Logistic(30, 2),
                new PowerLaw(3, 0.5),
                new PowerLaw(3, 1),
                new PowerLaw(3, 2.5),
                new Linear(20),
                new Step(12));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0.904837", "30, 0.049787"})
    void shouldDecayExponentially(double age, double left) {
        assertThat(Exponential.ofRate(0.1).at(age)).isCloseTo(left, within(PRINTED));
    }

    @Test
    void shouldHaveTheDensityOfANormalDistribution() {
        // Given
        Gaussian bell = new Gaussian(5, 15);

        // Then
        assertThat(bell.density(30)).isCloseTo(0.00088637, within(5e-9));
        assertThat(new GaussianDensity(5, 15, 1).at(30)).isEqualTo(bell.density(30));
        assertThat(new GaussianDensity(5, 50, 1).integral(0, 100)).isCloseTo(1, within(1e-12));
        assertThat(bell.at(15)).isEqualTo(1);
        assertThat(bell.at(20)).isCloseTo(Math.exp(-0.5), within(1e-15));
    }

    @Test
    void shouldTurnTheGrowingTangentRound() {
        // Given
        HyperbolicTangent tangent = new HyperbolicTangent(0.1);

        // Then
        assertThat(tangent.growth(30)).isCloseTo(0.995055, within(PRINTED));
        assertThat(tangent.at(30)).isCloseTo(1 - 0.995055, within(PRINTED));
        assertThat(tangent.at(1e9)).isZero();
    }

    @Test
    void shouldForgetLogistically() {
        assertThat(Logistic.forgetting(0.1, 30)).isCloseTo(0.952574, within(PRINTED));
        assertThat(new Logistic(10, 0.1).at(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 9.0484", "2, 8.1873", "3, 7.4082"})
    void shouldFadeFromAnInitialIntensity(double time, double intensity) {
        assertThat(new Intensity(10, Exponential.ofRate(0.1)).at(time)).isCloseTo(intensity, within(5e-5));
    }

    @Test
    void shouldBlendStepByStep() {
        // When
        double[] blended = Blending.step(0.5, new double[] {0.5, 0.2, 0.3}, new double[] {0.2, 0.5, 0.3});

        // Then
        assertThat(blended).containsExactly(new double[] {0.35, 0.35, 0.30}, within(1e-15));
        assertThat(blended[0] * 0.3 + blended[1] * 0.4 + blended[2] * 0.3).isCloseTo(0.335, within(1e-15));
    }

    @Test
    void shouldKeepTheDensityBelowOne() {
        assertThat(new GaussianDensity(1, 0, Math.sqrt(2 * Math.PI)).at(0)).isEqualTo(1);
        assertThatThrownBy(() -> new GaussianDensity(1, 0, 2.6)).hasMessageContaining("give a shorter per");
    }

    @Test
    void shouldBlendByTheClockAsTheCurveDecays() {
        // Given
        double kept = Exponential.ofRate(0.1).at(30);

        // When
        double[] blended = Blending.step(kept, new double[] {1, 0}, new double[] {0, 1});

        // Then
        assertThat(blended[0]).isCloseTo(0.049787, within(PRINTED));
        assertThat(blended[1]).isCloseTo(1 - 0.049787, within(PRINTED));
        assertThatThrownBy(() -> Blending.step(0.5, new double[1], new double[2]))
                .hasMessageContaining("1 and 2");
    }

    @ParameterizedTest
    @MethodSource("curves")
    void shouldStayBetweenNothingAndOne(Curve curve) {
        for (double age : new double[] {0, 1e-9, 1, 10, 1e3, 1e6, 1e12}) {
            assertThat(curve.at(age)).isBetween(0.0, 1.0);
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void shouldBeOneAtItsPeakUnlessItsAreaIs(Curve curve) {
        // Given
        double peakAt = curve instanceof Gaussian bell ? bell.mean() : 0;
        double peak = 1;
        if (curve instanceof GaussianDensity density) {
            peakAt = density.mean();
            peak = density.per() / (density.deviation() * Math.sqrt(2 * Math.PI));
        }

        // Then
        assertThat(curve.at(peakAt)).isCloseTo(peak, within(1e-15));
        assertThat(curve.range(0, 1e6).greatest()).isCloseTo(peak, within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void shouldLeaveLessThanHalfBeyondTheHalfLife(Curve curve) {
        // Given
        double halfLife = curve.halfLife();
        double half = curve.range(0, 1e6).greatest() / 2;

        // Then
        assertThat(curve.at(halfLife * (1 - 1e-9))).isGreaterThanOrEqualTo(half - 1e-7);
        assertThat(curve.at(halfLife * (1 + 1e-6))).isLessThan(half);
        assertThat(curve.at(halfLife * 3)).isLessThan(half);
    }

    @ParameterizedTest
    @MethodSource("curves")
    void shouldOnlyFallIfItSaysSo(Curve curve) {
        // Given
        boolean falls = true;
        for (double age = 0; age < 60; age += 0.25) {
            falls &= curve.at(age + 0.25) <= curve.at(age);
        }

        // Then
        assertThat(falls).isEqualTo(curve.isMonotone());
    }

    @ParameterizedTest
    @MethodSource("curves")
    void shouldHaveTheSlopeOfItsValues(Curve curve) {
        for (double age : new double[] {0.5, 3, 7.7, 14, 31}) {
            double step = 1e-6;
            double measured = (curve.at(age + step) - curve.at(age - step)) / (2 * step);
            assertThat(curve.slope(age).orElseThrow()).isCloseTo(measured, within(1e-7));
        }
    }

    @Test
    void shouldHaveNoSlopeWhereItBreaks() {
        assertThat(new Linear(20).slope(20)).isEmpty();
        assertThat(new Step(12).slope(12)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("curves")
    void shouldHaveTheIntegralOfItsValues(Curve curve) {
        // Given
        double from = 1.5;
        double to = 42;
        int steps = 400_000;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += curve.at(from + (to - from) * (i + 0.5) / steps);
        }

        // Then
        assertThat(curve.integral(from, to)).isCloseTo(sum * (to - from) / steps, within(1e-4));
        assertThat(curve.integral(from, 9) + curve.integral(9, to)).isCloseTo(curve.integral(from, to), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void shouldKnowItsLeastAndGreatestValueBetweenTwoAges(Curve curve) {
        // Given
        Random random = new Random(11);

        for (int i = 0; i < 200; i++) {
            // When
            double from = random.nextDouble() * 40;
            double to = from + random.nextDouble() * 20;
            Range range = curve.range(from, to);

            // Then
            for (int j = 0; j <= 50; j++) {
                double value = curve.at(from + (to - from) * j / 50);
                assertThat(value).isBetween(range.least() - 1e-15, range.greatest() + 1e-15);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void shouldStretch(Curve curve) {
        for (double age : List.of(0.0, 1.0, 6.5, 30.0)) {
            assertThat(curve.stretched(2.5).at(2.5 * age)).isCloseTo(curve.at(age), within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void shouldKnowItsFamilyAndParameters(Curve curve) {
        assertThat(curve.parameters()).hasSameSizeAs(curve.family().parameters());
        assertThat(curve.family().ofHalfLife(5).halfLife()).isCloseTo(5, within(1e-12));
        assertThat(CurveFamily.ofCode(curve.family().code())).contains(curve.family());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseParametersThatAreNone(double wrong) {
        assertThatThrownBy(() -> new Exponential(wrong)).hasMessageContaining("half-life");
        assertThatThrownBy(() -> Exponential.ofRate(wrong)).hasMessageContaining("rate");
        assertThatThrownBy(() -> new Gaussian(wrong, 0)).hasMessageContaining("deviation");
        assertThatThrownBy(() -> new HyperbolicTangent(wrong)).hasMessageContaining("rate");
        assertThatThrownBy(() -> new Logistic(1, wrong)).hasMessageContaining("steepness");
        assertThatThrownBy(() -> new PowerLaw(wrong, 1)).hasMessageContaining("scale");
        assertThatThrownBy(() -> new PowerLaw(1, wrong)).hasMessageContaining("exponent");
        assertThatThrownBy(() -> new Linear(wrong)).hasMessageContaining("span");
        assertThatThrownBy(() -> new Step(wrong)).hasMessageContaining("span");
        assertThatThrownBy(() -> new GaussianDensity(wrong, 0, 1)).hasMessageContaining("deviation");
        assertThatThrownBy(() -> new GaussianDensity(1, 0, wrong)).hasMessageContaining("per");
        assertThatThrownBy(() -> new Gaussian(1, wrong == 0 ? -1 : wrong)).hasMessageContaining("mean");
    }
}
