package io.lethe.evaluation.rival.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.SmallShop;
import org.junit.jupiter.api.Test;

class EaseTest {
    private static final double CLOSE = 1e-5;

    /** Anna asks for the third item, after the first and the second. */
    private final SmallShop shop = new SmallShop(3)
            .bought("anna", 0, 0)
            .bought("anna", 1, 10)
            .bought("ben", 1, 20)
            .bought("ben", 2, 30)
            .bought("anna", 2, 100);

    private final Plan plan = Shops.over(shop, Protocol.TEMPORAL);

    private Ease learned(double memory) {
        Ease model = new Ease(new ItemNumbers(shop.items()), 1, memory);
        Shops.learn(model, plan);
        return model;
    }

    /**
     * XᵀX + I has the rows (2, 1, 0), (1, 3, 1), (0, 1, 2), so that P has (5, −2, 1), (−2, 4, −2), (1, −2,
     * 5), all over 8, and B (0, 1/2, −1/5), (2/5, 0, 2/5), (−1/5, 1/2, 0).
     */
    @Test
    void shouldAddUpTheRowsOfTheHistory() {
        try (Ease model = learned(1)) {
            // When
            Answer answer = Shops.answer(model, plan, 0);

            // Then
            assertThat(answer.score(0)).isCloseTo(0.4, within(CLOSE));
            assertThat(answer.score(1)).isCloseTo(0.5, within(CLOSE));
            assertThat(answer.score(2)).isCloseTo(-0.2 + 0.4, within(CLOSE));
        }
    }

    @Test
    void shouldForgetByPosition() {
        try (Ease model = learned(0.5)) {
            // When
            Answer answer = Shops.answer(model, plan, 0);

            // Then
            assertThat(answer.score(0)).isCloseTo(0.4, within(CLOSE));
            assertThat(answer.score(1)).isCloseTo(0.5 / 2, within(CLOSE));
            assertThat(answer.score(2)).isCloseTo(-0.2 / 2 + 0.4, within(CLOSE));
        }
    }

    @Test
    void shouldKeepTheItemsChosenMostWhereThereAreTooMany() {
        // Given
        Sequences sequences = new Sequences(new ItemNumbers(shop.items()));
        for (int row = 0; row < plan.corpus().size(); row++) {
            sequences.add(plan.corpus().row(row));
        }

        // When
        Gram gram = new Gram(sequences, 2);

        // Then
        assertThat(gram.size()).isEqualTo(2);
        assertThat(gram.places(0, 1, 2, 1)).containsExactly(0, 1);
        assertThat(gram.item(0)).isEqualTo(1);
    }
}
