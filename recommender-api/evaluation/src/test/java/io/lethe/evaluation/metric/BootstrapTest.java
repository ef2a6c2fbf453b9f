package io.lethe.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final int USERS = 400;

    private static int[] oneEach() {
        int[] users = new int[USERS];
        for (int i = 0; i < USERS; i++) {
            users[i] = i;
        }
        return users;
    }

    /**
     * Zeros and ones: the mean of n of them has the standard error √(p(1−p)/n), here 0.02, and 1.96 of these lie on
     * either side.
     */
    @Test
    void shouldComeCloseToTheNormalIntervalOfAShare() {
        // Given
        double[] hits = new double[USERS];
        for (int i = 0; i < USERS / 5; i++) {
            hits[i] = 1;
        }

        // When
        Interval interval = new Bootstrap(oneEach(), 7).intervals(List.of(hits)).get(0);

        // Then
        assertThat(interval.mean()).isCloseTo(0.2, within(1e-12));
        assertThat(interval.low()).isCloseTo(0.2 - 1.96 * 0.02, within(0.006));
        assertThat(interval.high()).isCloseTo(0.2 + 1.96 * 0.02, within(0.006));
    }

    @Test
    void shouldTrustManyRequestsOfFewUsersLess() {
        // Given
        int[] fewUsers = new int[USERS];
        double[] figures = new double[USERS];
        for (int i = 0; i < USERS; i++) {
            fewUsers[i] = i / 100;
            figures[i] = i / 100 % 2;
        }

        // When
        Interval few = new Bootstrap(fewUsers, 7).intervals(List.of(figures)).get(0);
        Interval many = new Bootstrap(oneEach(), 7).intervals(List.of(figures)).get(0);

        // Then
        assertThat(few.mean()).isEqualTo(many.mean());
        assertThat(few.high() - few.low()).isGreaterThan(5 * (many.high() - many.low()));
    }

    @Test
    void shouldGiveTheSameForTheSameSeedAlone() {
        // Given
        double[] figures = new SplittableRandom(1).doubles(USERS).toArray();

        // Then
        assertThat(new Bootstrap(oneEach(), 3).intervals(List.of(figures)))
                .isEqualTo(new Bootstrap(oneEach(), 3).intervals(List.of(figures)))
                .isNotEqualTo(new Bootstrap(oneEach(), 4).intervals(List.of(figures)));
    }

    /** Ten users who all differ the same way: of 2^10 ways to turn signs two are as extreme, 0.00195. */
    @Test
    void shouldTellDifferencesFromChance() {
        // Given
        int[] ten = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        Bootstrap bootstrap = new Bootstrap(ten, 5);
        double[] clear = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        double[] even = {1, -1, 1, -1, 1, -1, 1, -1, 1, -1};

        // Then
        assertThat(bootstrap.pValue(clear)).isCloseTo(0.00195, within(0.003));
        assertThat(bootstrap.pValue(even)).isEqualTo(1);
        assertThat(bootstrap.pValue(new double[10])).isEqualTo(1);
        assertThat(Bootstrap.differences(new double[] {3, 1}, new double[] {1, 2}))
                .containsExactly(2, -1);
    }
}
