package io.lethe.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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

    /**
     * Each of 100 users is given 10 of 500 items, the lower numbers more often. Over fresh users coverage has a mean,
     * and 95 % intervals hold it about as often.
     */
    @Test
    void shouldHoldWhatOtherUsersWouldCover() {
        // Given
        int[] users = IntStream.range(0, 100).toArray();
        ListMetrics metrics = new ListMetrics(List.of(), new int[500]);
        SplittableRandom random = new SplittableRandom(4);
        List<List<List<Integer>>> shops = new ArrayList<>();
        for (int shop = 0; shop < 300; shop++) {
            shops.add(Arrays.stream(users)
                    .mapToObj(user -> random.doubles()
                            .mapToObj(draw -> (int) (500 * draw * draw * draw))
                            .distinct()
                            .limit(10)
                            .toList())
                    .toList());
        }
        double mean = shops.stream().mapToDouble(metrics::coverage).average().orElseThrow();

        // When
        Bootstrap bootstrap = new Bootstrap(users, 1);
        long held = shops.stream()
                .map(lists -> bootstrap.ofShare(metrics.coverage(lists), metrics.losses(lists, users)))
                .filter(interval -> interval.low() <= mean && mean <= interval.high())
                .count();

        // Then: it is on the safe side, and no wider than it needs to be
        Interval one = bootstrap.ofShare(metrics.coverage(shops.get(0)), metrics.losses(shops.get(0), users));
        double deviation = Math.sqrt(shops.stream()
                .mapToDouble(lists -> Math.pow(metrics.coverage(lists) - mean, 2))
                .average()
                .orElseThrow());
        assertThat(held / 300.0).isBetween(0.93, 1.0);
        assertThat(one.high() - one.low()).isLessThan(2 * 2 * 1.96 * deviation);
        assertThat(bootstrap.ofShare(0.3, new double[100])).isEqualTo(new Interval(0.3, 0.3, 0.3));
    }

    @Test
    void shouldTestFiguresByDraws() {
        // Given
        double[] above = new SplittableRandom(2).doubles(50, 0.5, 1.5).toArray();
        double[] around = new SplittableRandom(2).doubles(50, -1, 1).toArray();
        UserDraws draws = new UserDraws(50, 3);

        // Then
        assertThat(draws.pValue(counts -> mean(above, counts))).isCloseTo(2 / 1001.0, within(1e-12));
        assertThat(draws.pValue(counts -> mean(around, counts))).isBetween(0.05, 1.0);
        assertThat(draws.pValue(counts -> 0)).isEqualTo(1);
        assertThat(draws.intervals(counts -> new double[] {mean(above, counts), mean(around, counts)}))
                .containsExactly(
                        draws.interval(counts -> mean(above, counts)), draws.interval(counts -> mean(around, counts)));
    }

    private static double mean(double[] figures, int[] counts) {
        return IntStream.range(0, counts.length)
                        .mapToDouble(i -> counts[i] * figures[i])
                        .sum()
                / Arrays.stream(counts).sum();
    }
}
