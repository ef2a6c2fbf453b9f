package io.lethe.interest.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exponential(30d)                        | exponential(30d)",
                "exponential(halfLife=1w)                | exponential(7d)",
                "exponential( 5400 )                     | exponential(90m)",
                "gaussian(mean=14d,deviation=36h)        | gaussian(deviation=36h, mean=14d)",
                "gaussian(5d)                            | gaussian(deviation=5d, mean=0)",
                "density(5d)                             | density(deviation=5d, mean=0, per=1d)",
                "density(deviation=2h,mean=1d,per=1h)    | density(deviation=2h, mean=1d, per=1h)",
                "(blend(keep=0.75)) * step(1d)           | blend(0.75) * step(1d)",
                "positions(density(deviation=5,mean=15)) | positions(density(deviation=5, mean=15, per=1))",
                "blend(keep=0.5)                         | blend(0.5)",
                "blend( steps=3, keep=0.5 )              | blend(keep=0.5, steps=3)",
                "0.5*blend(0.9) + 0.5*exponential(1d)    | 0.5*blend(0.9) + 0.5*exponential(1d)",
                "tanh(rate=0.5/d)                        | tanh(0.5/d)",
                "power(scale=3d)                         | power(scale=3d, exponent=1)",
                "linear(halfLife=10d)                    | linear(20d)",
                "step(30d)                               | step(30d)",
                "positions(exponential(20))              | positions(exponential(20))",
                "2.5e-1*step(1h)+0.75*step(2h)           | 0.25*step(1h) + 0.75*step(2h)",
                "exponential(1d)*positions(step(9))      | exponential(1d) * positions(step(9))",
                "((exponential(1d)))                     | exponential(1d)"
            })
    void shouldReadAndWrite(String given, String written) {
        // When
        Kernel kernel = KernelExpression.parse(given);

        // Then
        assertThat(kernel).hasToString(written);
        assertThat(KernelExpression.parse(written)).isEqualTo(kernel);
    }

    @Test
    void shouldTakeARateInPlaceOfAHalfLife() {
        assertThat(KernelExpression.parse("exponential(rate=0.1/d)").at(30 * 86_400, 0, "view"))
                .isCloseTo(0.049787, within(5e-7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exponential(rate=0.1)             | character 21, the rate needs a unit, as in 0.1/d",
                "exponential(rate=0.1/)            | character 22, the rate needs a unit, as in 0.1/d",
                "tanh(0.1)                         | character 9, the rate needs a unit, as in 0.1/d",
                "logistic(30d, steepness=0.1)      | the steepness needs a unit, as in 0.1/d",
                "positions(tanh(0.1/d))            | there should be ')'",
                "density(deviation=1h)             | at most 1 at its peak",
                "density(mean=3d)                  | density needs a deviation",
                "density(halfLife=3d, per=1d)      | not both",
                "blend(1)                          | what a blend keeps is between 0 and 1, not 1.0",
                "blend(NaN)                        | character 7, blend has no NaN; it takes keep, steps",
                "blend(0.5, steps=0)               | the steps of a blend are a whole number from 1 on",
                "blend(steps=2)                    | blend needs what it keeps",
                "blend(0.5, keep=0.5)              | keep is there twice",
                "blend                             | there should be '('",
                "expo(3d)                          | character 1, there should be one of exponential, gaussian",
                "exponential(3y)                   | character 14, a unit is one of",
                "exponential(half=3d)              | character 13, exponential has no half; it takes halfLife, rate",
                "exponential(0d)                   | a half-life is above 0",
                "exponential(3d                    | character 15, there should be ')'",
                "exponential(3d) exponential(3d)   | character 17, there should be '+', '*' or the end",
                "0.5*exponential(3d)               | sum to 1, not to 0.5",
                "exponential(3d)+exponential(4d)   | sum to 1, not to 2.0",
                "gaussian(mean=3d)                 | gaussian needs a deviation",
                "linear(span=3d, span=4d)          | span is there twice",
                "linear(span=3d, halfLife=4d)      | not both",
                "exponential(abc)                  | character 13, exponential has no abc",
                "positions(exponential(3d))        | there should be ')'",
                "exponential()                     | there should be a number",
                "1.2*exponential(3d)               | a share of a mixture is above 0 and at most 1"
            })
    void shouldSayWhereItGoesWrong(String given, String reason) {
        assertThatThrownBy(() -> KernelExpression.parse(given))
                .isInstanceOf(KernelSyntaxException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(given.strip());
    }

    @Test
    void shouldRefuseBracketsWithoutEnd() {
        assertThatThrownBy(() -> KernelExpression.parse("(".repeat(100_000)))
                .hasMessageContaining("more than 16 brackets");
    }

    @Test
    void shouldRefuseNothing() {
        assertThatThrownBy(() -> KernelExpression.parse(" ")).hasMessageContaining("there should be a name");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldReadBackWhateverItWrites(long seed) {
        // Given
        Random random = new Random(seed);

        for (int i = 0; i < 500; i++) {
            // When
            Kernel kernel = randomKernel(random, 3);

            // Then
            assertThat(KernelExpression.parse(kernel.toString())).isEqualTo(kernel);
        }
    }

    private static Kernel randomKernel(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 4 : 2);
        if (kind < 2) {
            return kind == 0 ? new ByClock(randomCurve(random, 86_400)) : new ByPosition(randomCurve(random, 1));
        }
        List<Kernel> kernels = new ArrayList<>();
        for (int i = random.nextInt(2, 4); i > 0; i--) {
            kernels.add(randomKernel(random, depth - 1));
        }
        return kind == 2
                ? new KernelProduct(kernels)
                : new KernelMixture(kernels.stream()
                        .map(kernel -> new KernelMixture.Part(1.0 / kernels.size(), kernel))
                        .toList());
    }

    private static Curve randomCurve(Random random, double unit) {
        CurveFamily family = CurveFamily.values()[random.nextInt(CurveFamily.values().length)];
        return family.ofHalfLife(unit * (random.nextBoolean() ? 1 + random.nextInt(60) : 0.01 + random.nextDouble()));
    }
}
