package io.lethe.recommend.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PlattScalingTest {
    private static final int CASES = 400;
    private static final Offset<Double> CLOSE = Offset.offset(1e-6);

    private final Random random = new Random(1);
    private final double[] numbers = random.doubles(CASES, -2, 2).toArray();
    private final boolean[] happened = new boolean[CASES];

    PlattScalingTest() {
        PlattScaling law = new PlattScaling(-0.5, 1.5);
        for (int i = 0; i < CASES; i++) {
            happened[i] = random.nextDouble() < law.at(numbers[i]);
        }
    }

    @Test
    void shouldCountACaseAsOftenAsItsWeightSays() {
        // Given
        double[] counts = random.ints(CASES, 0, 4).asDoubleStream().toArray();
        int[] each = IntStream.range(0, CASES)
                .flatMap(i -> IntStream.range(0, (int) counts[i]).map(any -> i))
                .toArray();
        double[] repeated = IntStream.of(each).mapToDouble(i -> numbers[i]).toArray();
        boolean[] repeatedHappened = new boolean[each.length];
        for (int i = 0; i < each.length; i++) {
            repeatedHappened[i] = happened[each[i]];
        }

        // When
        PlattScaling weighted = PlattScaling.fit(numbers, happened, counts);

        // Then
        PlattScaling expected = PlattScaling.fit(repeated, repeatedHappened);
        assertThat(weighted.offset()).isCloseTo(expected.offset(), CLOSE);
        assertThat(weighted.slope()).isCloseTo(expected.slope(), CLOSE);
        assertThat(weighted).isNotEqualTo(PlattScaling.fit(numbers, happened));
    }

    @Test
    void shouldFindTheLawThatCasesCameFrom() {
        // When
        PlattScaling fitted = PlattScaling.fit(numbers, happened);

        // Then
        assertThat(fitted.offset()).isCloseTo(-0.5, Offset.offset(0.3));
        assertThat(fitted.slope()).isCloseTo(1.5, Offset.offset(0.3));
    }
}
