package io.lethe.interest.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTest {
    private static final double DAY = 86_400;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exponential(30d)",
                "positions(exponential(20))",
                "exponential(30d) * positions(exponential(20))",
                "0.7*exponential(7d) + 0.3*exponential(52w)",
                "blend(0.8)",
                "exponential(30d) * blend(0.9)",
                "(0.5*exponential(1d) + 0.5*exponential(40d)) * (0.2*positions(exponential(3)) + 0.8*positions(exponential(90)))"
            })
    void shouldFoldInConstantSpaceWhatTheWindowAddsUpTo(String text) {
        // Given
        Kernel kernel = KernelExpression.parse(text);
        FoldedKernel.Sum folded = kernel.folded("view").orElseThrow().sum();
        Random random = new Random(5);
        double[] times = new double[300];
        double[] weights = new double[300];
        double now = 0;

        // When
        for (int i = 0; i < times.length; i++) {
            double pause = random.nextDouble() * 3 * DAY;
            now += pause;
            folded.age(pause, i == 0 ? 0 : 1);
            times[i] = now;
            weights[i] = random.nextInt(-4, 6);
            folded.add(weights[i]);
        }
        folded.age(12 * DAY, 0);
        now += 12 * DAY;

        // Then
        double sum = 0;
        for (int i = 0; i < times.length; i++) {
            sum += weights[i] * kernel.at(now - times[i], times.length - 1 - i, "view");
        }
        assertThat(folded.value()).isCloseTo(sum, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gaussian(deviation=5d, mean=15d)",
                "tanh(rate=0.1/d)",
                "logistic(midpoint=10d, steepness=0.3/d)",
                "power(scale=3d, exponent=0.5)",
                "linear(30d)",
                "step(30d)",
                "density(deviation=5d, mean=15d)",
                "blend(keep=0.8, steps=5)",
                "exponential(30d) * positions(step(20))",
                "0.7*exponential(7d) + 0.3*power(scale=1w, exponent=1)"
            })
    void shouldSayThatItNeedsTheWindow(String text) {
        assertThat(KernelExpression.parse(text).folded("view")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9})
    void shouldBlendAsStepByStep(double keep) {
        // Given
        Random random = new Random(3);
        int baskets = 12;
        Blending kernel = new Blending(keep, baskets - 1);
        double[] values = random.doubles(baskets).toArray();
        double[] blended = {values[0]};

        // When
        for (int i = 1; i < baskets; i++) {
            blended = Blending.step(keep, blended, new double[] {values[i]});
        }
        double summed = 0;
        double shares = 0;
        for (int i = 0; i < baskets; i++) {
            summed += values[i] * kernel.at(5 * DAY, baskets - 1 - i, "view");
            shares += kernel.at(0, i, "view");
        }

        // Then
        assertThat(summed).isCloseTo(blended[0], within(1e-14));
        assertThat(shares).isCloseTo(1, within(1e-14));
        assertThat(kernel.at(0, baskets, "view")).isZero();
        assertThat(kernel.halfLifeSeconds("view")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"blend(0.9)", "blend(keep=0.9, steps=3)", "blend(keep=0.3, steps=2)", "blend(keep=0.6, steps=9)"
            })
    void shouldKnowWhenABlendHasHalved(String text) {
        // Given
        Kernel kernel = KernelExpression.parse(text);
        double peak = kernel.range(new Ages(0, 0, 0, 1000), "view").greatest();

        // When
        double half = kernel.halfLifeEvents("view").orElseThrow();

        // Then
        assertThat(kernel.at(0, half * (1 - 1e-9), "view")).isGreaterThanOrEqualTo(peak / 2 - 1e-7);
        for (double later = half * (1 + 1e-9); later < 50; later += 0.25) {
            assertThat(kernel.at(0, later, "view")).isLessThan(peak / 2);
        }
    }

    @Test
    void shouldForgetByBothAges() {
        // Given
        Kernel kernel = KernelExpression.parse("exponential(10d) * positions(exponential(4))");

        // Then
        assertThat(kernel.at(10 * DAY, 0, "view")).isCloseTo(0.5, within(1e-15));
        assertThat(kernel.at(0, 4, "view")).isCloseTo(0.5, within(1e-15));
        assertThat(kernel.at(10 * DAY, 4, "view")).isCloseTo(0.25, within(1e-15));
        assertThat(kernel.halfLifeSeconds("view")).hasValue(10 * DAY);
        assertThat(kernel.halfLifeEvents("view")).hasValue(4);
    }

    @Test
    void shouldHaveAHalfLifeWhenPutTogether() {
        // Given
        Kernel kernel = KernelExpression.parse("0.5*exponential(1d) + 0.5*exponential(100d)");

        // When
        double halfLife = kernel.halfLifeSeconds("view").orElseThrow();

        // Then
        assertThat(kernel.at(halfLife, 0, "view")).isCloseTo(0.5, within(1e-9));
        assertThat(halfLife).isBetween(DAY, 100 * DAY);
        assertThat(kernel.halfLifeEvents("view")).isEmpty();
    }

    @Test
    void shouldTakeTheHalfOfTheLastPeakOfAProduct() {
        // Given
        Kernel kernel = KernelExpression.parse("gaussian(deviation=3d, mean=30d) * exponential(60d)");

        // When
        double halfLife = kernel.halfLifeSeconds("view").orElseThrow();

        // Then
        assertThat(halfLife).isBetween(32 * DAY, 34 * DAY);
        assertThat(kernel.isMonotone()).isFalse();
    }

    @Test
    void shouldDifferByType() {
        // Given
        Kernel kernel =
                new ByType(Kernel.ofHalfLife(DAY), new TreeMap<>(Map.of("purchase", Kernel.ofHalfLife(10 * DAY))));

        // Then
        assertThat(kernel.at(10 * DAY, 0, "purchase")).isCloseTo(0.5, within(1e-15));
        assertThat(kernel.at(DAY, 0, "view")).isCloseTo(0.5, within(1e-15));
        assertThat(kernel.halfLifeSeconds("purchase")).hasValue(10 * DAY);
        assertThat(kernel.stretched(3).halfLifeSeconds("purchase")).hasValue(30 * DAY);
        assertThat(kernel.folded("view")).isPresent();
    }

    @Test
    void shouldRefuseSharesThatDoNotSumToOne() {
        assertThatThrownBy(() -> new KernelMixture(List.of(
                        new KernelMixture.Part(0.5, Kernel.ofHalfLife(1)),
                        new KernelMixture.Part(0.4, Kernel.ofHalfLife(2)))))
                .hasMessageContaining("sum to 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exponential(30d)",
                "gaussian(deviation=5d, mean=15d)",
                "exponential(30d) * positions(gaussian(deviation=3, mean=9))",
                "blend(0.8)",
                "blend(keep=0.8, steps=5)",
                "blend(keep=0.3, steps=5)",
                "0.7*exponential(7d) + 0.3*gaussian(deviation=5d, mean=15d)"
            })
    void shouldBoundWhatIsKnownByTheWeekOnly(String text) {
        // Given
        Kernel kernel = KernelExpression.parse(text);
        Random random = new Random(3);

        for (int i = 0; i < 500; i++) {
            // When
            double seconds = random.nextDouble() * 60 * DAY;
            double position = random.nextInt(40);
            Ages week = new Ages(seconds, seconds + 7 * DAY, position, position + random.nextInt(12));
            Range range = kernel.range(week, "view");

            // Then
            double one = kernel.at(
                    seconds + random.nextDouble() * 7 * DAY,
                    position + random.nextInt((int) (week.toPosition() - position) + 1),
                    "view");
            assertThat(one).isBetween(range.least() - 1e-12, range.greatest() + 1e-12);
        }
    }
}
