package io.lethe.evaluation.rival.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.protocol.SmallShop;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImplicitAlsTest {
    private static final ImplicitAls.Setting SETTING = new ImplicitAls.Setting(2, 16, 0.01, 1, 0.1, 1000, 0);

    /** h = (1, 0), (1, 1): G = ((2, 1), (1, 1)). */
    private static Factors two() {
        Factors factors = new Factors(2, 2);
        factors.row(0)[0] = 1;
        factors.row(1)[0] = 1;
        factors.row(1)[1] = 1;
        return factors;
    }

    @Test
    void shouldAddUpProducts() {
        assertThat(two().gram()).isDeepEqualTo(new double[][] {{2, 1}, {1, 1}});
    }

    /**
     * ½ · G + ½ · I + 2 · h_1 h_1ᵀ = ((3.5, 2.5), (2.5, 3)), and the right side is 2 · h_1 = (2, 2): x = (1,
     * 2)/4.25.
     */
    @Test
    void shouldSolveInAsManyStepsAsThereAreFactors() {
        // Given
        Factors factors = two();
        double[] x = {0.3, -5};

        // When
        factors.solve(factors.gram(), 0.5, new int[] {1}, new double[] {2}, 0.5, x, 2);

        // Then
        assertThat(x).containsExactly(new double[] {1 / 4.25, 2 / 4.25}, within(1e-9));
    }

    @Test
    void shouldDrawTheSameFromTheSameSeed() {
        assertThat(Factors.random(3, 4, new SplittableRandom(7)).row(2))
                .containsExactly(Factors.random(3, 4, new SplittableRandom(7)).row(2))
                .isNotEqualTo(Factors.random(3, 4, new SplittableRandom(8)).row(2));
    }

    /** Users a0 to a5 have i0 to i3, b0 to b5 have i4 to i7; a0 lacks i3 as yet. */
    private static SmallShop twoCrowds() {
        SmallShop shop = new SmallShop(9);
        for (int user = 0; user < 6; user++) {
            for (int item = 0; item < 4; item++) {
                if (user > 0 || item < 3) {
                    shop.bought("a" + user, item, user + item / 10.0);
                }
                shop.bought("b" + user, 4 + item, user + item / 10.0);
            }
        }
        return shop;
    }

    @Test
    void shouldScoreWhatTheCrowdOfTheUserHas() {
        // Given
        SmallShop shop = twoCrowds().bought("a0", 3, 100);
        Model model = new ImplicitAls(new ItemNumbers(shop.items()), SETTING, 1);

        // When
        double[] scores = new Asking(shop).scores(model);

        // Then
        assertThat(scores[3]).isGreaterThan(0.5);
        for (int item = 4; item < 9; item++) {
            assertThat(scores[item]).isLessThan(0.1);
        }
    }

    /** The oldest item of three is two steps back, and says nothing at a half-life of a twentieth of a step. */
    @Test
    void shouldForgetTheHistoryOfWhoAsks() {
        // Given
        SmallShop shop = twoCrowds().bought("c", 0, 50).bought("c", 5, 51).bought("c", 4, 100);
        ImplicitAls.Setting forgetful = new ImplicitAls.Setting(4, 16, 0.01, 1, 0.1, 0.05, 0);

        // When
        double[] all = new Asking(shop).scores(new ImplicitAls(new ItemNumbers(shop.items()), SETTING, 1));
        double[] last = new Asking(shop).scores(new ImplicitAls(new ItemNumbers(shop.items()), forgetful, 1));

        // Then
        assertThat(last[6] - last[1]).isGreaterThan(all[6] - all[1] + 0.1);
        assertThat(last[6]).isGreaterThan(last[1] + 0.3);
    }

    /** 47 choices are known before the last: fitted with 40, it stays as it is with 41 and is fitted again with 43. */
    @Test
    void shouldFitAgainAtFivePercentMore() {
        // Given
        SmallShop shop = twoCrowds().bought("a0", 3, 100);
        Asking asking = new Asking(shop);
        Model model = new ImplicitAls(new ItemNumbers(shop.items()), SETTING, 1);

        // When
        double[] first = asking.learn(model, 40).scoresNow(model);
        double[] same = asking.learn(model, 41).scoresNow(model);
        double[] again = asking.learn(model, 43).scoresNow(model);

        // Then
        assertThat(same).containsExactly(first, within(1e-5));
        assertThat(Math.abs(again[3] - first[3])).isGreaterThan(1e-4);
    }
}
