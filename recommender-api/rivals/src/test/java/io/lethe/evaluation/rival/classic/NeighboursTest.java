package io.lethe.evaluation.rival.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.protocol.SmallShop;
import io.lethe.evaluation.rival.classic.ItemKnn.Likeness;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NeighboursTest {
    /** Popularity breaks ties by a millionth. */
    private static final Offset<Double> CLOSE = within(1e-5);

    /** Anna comes with i0 and then i1; ben has i0, i1, i2; carl i2, i3; dora i1, i5. */
    private final SmallShop shop = new SmallShop(6)
            .bought("anna", 0, 0)
            .bought("ben", 0, 10)
            .bought("ben", 1, 20)
            .bought("ben", 2, 25)
            .bought("carl", 2, 30)
            .bought("carl", 3, 35)
            .bought("dora", 1, 40)
            .bought("dora", 5, 50)
            .bought("anna", 1, 80)
            .bought("anna", 4, 100);

    private final ItemNumbers numbers = new ItemNumbers(shop.items());

    private double[] scores(Model model) {
        return new Asking(shop).scores(model);
    }

    private double[] byUsers(int neighbours, double shrinkage, double halfLife, double rarity, double repeats) {
        return scores(new UserKnn(numbers, new UserKnn.Setting(neighbours, shrinkage, halfLife, rarity, repeats)));
    }

    private double[] byItems(Likeness likeness, double popularity, double repeats) {
        return scores(new ItemKnn(numbers, new ItemKnn.Setting(100, likeness, 10, popularity, 1, repeats)));
    }

    /** At a half-life of one step i1 weighs 1 and i0 1/2: √(1² + ½²) is anna's length. */
    @Test
    void shouldAddUpTheUsersWithItemsInCommon() {
        // When
        double[] scores = byUsers(10, 1, 1, 0, 0);

        // Then
        double ben = 1.5 / (Math.sqrt(1.25 * 3) + 1);
        double dora = 1 / (Math.sqrt(1.25 * 2) + 1);
        assertThat(scores).containsExactly(new double[] {ben, ben + dora, ben, 0, 0, dora}, CLOSE);
    }

    @Test
    void shouldCountTheNearestUsersAlone() {
        // When
        double[] scores = byUsers(1, 1, 1, 0, 0);

        // Then
        double ben = 1.5 / (Math.sqrt(1.25 * 3) + 1);
        assertThat(scores).containsExactly(new double[] {ben, ben, ben, 0, 0, 0}, CLOSE);
    }

    /** Two users have i0 and three have i1: 1/2 · 1/2 and 1/3. */
    @Test
    void shouldLetRareItemsSayMore() {
        // When
        double[] scores = byUsers(1, 1, 1, 1, 0);

        // Then
        double squares = 1 / 16.0 + 1 / 9.0;
        assertThat(scores[2]).isCloseTo((1 / 4.0 + 1 / 3.0) / (Math.sqrt(squares * 3) + 1), CLOSE);
    }

    /** The largest score is i1's; own are 1 of i1 and 1/2 of i0. */
    @Test
    void shouldAddWhatTheUserRepeats() {
        // When
        double[] without = byUsers(10, 1, 1, 0, 0);
        double[] with = byUsers(10, 1, 1, 0, 2);

        // Then
        assertThat(with[1]).isCloseTo(3 * without[1], CLOSE);
        assertThat(with[0]).isCloseTo(without[0] + without[1], CLOSE);
        assertThat(with[5]).isCloseTo(without[5], CLOSE);
    }

    @Test
    void shouldGoByPopularityWhereNobodyIsNear() {
        // Given: new to the shop
        SmallShop cold = new SmallShop(3)
                .bought("ben", 1, 0)
                .bought("carl", 1, 1)
                .bought("carl", 2, 2)
                .bought("anna", 0, 100);

        for (Family family : Classics.families()) {
            // When
            double[] scores = new Asking(cold).scores(family.make(cold.items(), family.defaults(), 1));

            // Then
            assertThat(scores[1]).as(family.name()).isGreaterThan(scores[2]);
            assertThat(scores[2]).as(family.name()).isGreaterThan(scores[0]);
        }
    }

    /** i1 has i2 in common with ben, of 3 and 2 users, and i5 with dora, of 3 and 1; i0 and i1 have anna and ben. */
    @Test
    void shouldAddUpTheItemsWithUsersInCommon() {
        // When
        double[] scores = byItems(Likeness.COSINE, 0.5, 0);

        // Then
        assertThat(scores[2]).isCloseTo(1 / (Math.sqrt(6) + 10) + 0.5 / (2 + 10), CLOSE);
        assertThat(scores[5]).isCloseTo(1 / (Math.sqrt(3) + 10), CLOSE);
        assertThat(scores[1]).isCloseTo(0.5 * 2 / (Math.sqrt(6) + 10), CLOSE);
        assertThat(scores[3]).isCloseTo(0, CLOSE);
    }

    @Test
    void shouldGoByConditionalProbability() {
        // When
        double[] scores = byItems(Likeness.CONDITIONAL, 0.5, 0);

        // Then
        assertThat(scores[2]).isCloseTo(1 / (3 * Math.sqrt(2) + 10) + 0.5 / (2 * Math.sqrt(2) + 10), CLOSE);
        assertThat(scores[5]).isCloseTo(1 / (3 * 1 + 10.0), CLOSE);
    }

    @Test
    void shouldRepeatByItemsToo() {
        // When: i2 is not anna's, i1 is her last
        double[] without = byItems(Likeness.COSINE, 0.5, 0);
        double[] with = byItems(Likeness.COSINE, 0.5, 1);

        // Then: i0, by i1, has the largest score
        assertThat(with[1]).isCloseTo(without[1] + without[0], CLOSE);
        assertThat(with[0]).isCloseTo(1.5 * without[0], CLOSE);
        assertThat(with[2]).isCloseTo(without[2], CLOSE);
    }

    static List<Family> exact() {
        return Classics.families().stream().filter(family -> !family.isRandom()).toList();
    }

    @ParameterizedTest
    @MethodSource("exact")
    void shouldLearnTheSameInStepsAsAtOnce(Family family) {
        // Given
        SmallShop busy = new SmallShop(12);
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            busy.bought("u" + random.nextInt(9), random.nextInt(12), random.nextInt(90) / 10.0, i);
        }
        Asking asking = new Asking(busy);
        Model atOnce = family.make(busy.items(), family.defaults(), 1);
        Model inSteps = family.make(busy.items(), family.defaults(), 1);

        // When
        for (int end = 0; end < asking.known(); end += 3) {
            asking.learn(inSteps, end).answer(inSteps);
        }

        // Then
        assertThat(asking.scores(inSteps)).containsExactly(asking.scores(atOnce));
    }
}
