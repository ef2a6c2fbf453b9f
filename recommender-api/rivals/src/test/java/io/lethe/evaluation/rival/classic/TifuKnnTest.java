package io.lethe.evaluation.rival.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.protocol.SmallShop;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TifuKnnTest {
    /** Popularity breaks ties by a millionth. */
    private static final Offset<Double> CLOSE = within(1e-5);

    private final SmallShop shop = new SmallShop(5)
            .bought("anna", 0, 0)
            .bought("ben", 0, 5, 1)
            .bought("ben", 2, 5, 2)
            .bought("carl", 3, 5)
            .bought("carl", 0, 6)
            .bought("anna", 1, 10)
            .bought("anna", 0, 20)
            .bought("anna", 4, 100);

    private static double[] frequencies(
            int groups, double basketDecay, double groupDecay, ChoiceHistory past, int items) {
        double[] sums = new double[items];
        new Frequencies(groups, basketDecay, groupDecay)
                .of(past, new double[items])
                .addTo(sums, 1);
        return sums;
    }

    /**
     * Baskets i0 | i1, i0. The first is a group: 1 · 0.25 · 1/2. The second group has two: 0.5 · 1/2 · 1/2 and 1/2
     * · 1/2.
     */
    @Test
    void shouldDecayInGroupsAndAcrossThem() {
        assertThat(frequencies(2, 0.5, 0.25, new Asking(shop).past(), 5)).containsExactly(0.125 + 0.25, 0.125, 0, 0, 0);
    }

    /** Five baskets in three groups: 1, 2, 2. */
    @Test
    void shouldMakeNewerGroupsLarger() {
        // Given
        ChoiceHistory past = new ChoiceHistory(new int[] {0, 1, 2, 3, 4}, new long[] {1, 2, 3, 4, 5});

        // Then
        assertThat(frequencies(3, 0.5, 0.5, past, 5))
                .containsExactly(
                        new double[] {0.25 / 3, 0.5 * 0.25 / 3, 0.5 * 0.5 / 3, 0.25 / 3, 0.5 / 3}, within(1e-12));
    }

    @Test
    void shouldCountAnItemOnceABasket() {
        // Given
        ChoiceHistory past = new ChoiceHistory(new int[] {0, 1, 0}, new long[] {1, 1, 1});

        // Then
        assertThat(frequencies(7, 0.9, 0.7, past, 2)).containsExactly(1, 1);
    }

    /**
     * Ben is (1, 0, 1, 0), carl (1/2, 0, 0, 1/8), anna (3/8, 1/8, 0, 0): carl's squared distance is 3/64, ben's is
     * 90/64.
     */
    @Test
    void shouldMixTheUserWithTheNearestOnes() {
        // Given
        ItemNumbers numbers = new ItemNumbers(shop.items());
        Frequencies frequencies = new Frequencies(2, 0.5, 0.25);

        // When
        double[] nearest = new Asking(shop).scores(new TifuKnn(numbers, frequencies, 1, 0.75));
        double[] both = new Asking(shop).scores(new TifuKnn(numbers, frequencies, 2, 0.75));

        // Then
        assertThat(nearest)
                .containsExactly(new double[] {0.75 * 0.375 + 0.25 * 0.5, 0.75 * 0.125, 0, 0.25 * 0.125, 0}, CLOSE);
        assertThat(both)
                .containsExactly(
                        new double[] {0.75 * 0.375 + 0.25 * 0.75, 0.75 * 0.125, 0.25 * 0.5, 0.25 * 0.0625, 0}, CLOSE);
    }
}
