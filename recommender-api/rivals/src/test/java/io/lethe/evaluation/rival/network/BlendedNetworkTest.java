package io.lethe.evaluation.rival.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.evaluation.model.BlendFamily;
import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.SmallShop;
import io.lethe.evaluation.rival.Models;
import io.lethe.recommend.settings.SettingsDocument;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlendedNetworkTest {
    /** Two networks of one seed may differ in the last digits, which training carries on. */
    private static final double ROUNDING = 0.05;

    private final SmallShop shop = Shops.ring();
    private final Plan plan = Shops.leaveOneOut(shop);
    private final Family network = Models.rival("self-attention").orElseThrow();

    private Model blend(BlendFamily family, double weight) {
        return family.make(shop.items(), family.defaults().with("weight", weight), 1);
    }

    private BlendFamily family(boolean sharing) {
        return new BlendFamily(SettingsDocument.defaults(), network, Shops.small(network), sharing);
    }

    @Test
    void shouldScoreAsTheNetworkWithALargeWeight() {
        // Given
        double weight = 1e9;
        Plan open = Shops.over(shop, Protocol.TEMPORAL);
        try (Model model = blend(family(false), weight);
                Model alone = network.make(shop.items(), Shops.small(network), 1)) {
            // When
            Shops.learn(model, open);
            Shops.learn(alone, open);

            // Then
            double[] blended = Shops.scores(Shops.answer(model, open, 0));
            double[] scores = Shops.scores(Shops.answer(alone, open, 0));
            double mean = Arrays.stream(scores).average().orElseThrow();
            double deviation = Math.sqrt(Arrays.stream(scores)
                    .map(score -> (score - mean) * (score - mean))
                    .average()
                    .orElseThrow());
            for (int item = 0; item < scores.length; item++) {
                assertThat(blended[item] / weight).isCloseTo((scores[item] - mean) / deviation, within(ROUNDING));
            }
        }
    }

    @Test
    void shouldAnswerInTheTrialAfterOneWasClosed() {
        // Given
        BlendFamily sharing = family(true);
        double[] first;
        try (Model model = blend(sharing, 2)) {
            Shops.learn(model, plan);
            first = Shops.scores(Shops.answer(model, plan, 0));
        }

        // When
        try (Model model = blend(sharing, 2)) {
            Shops.learn(model, plan);

            // Then
            assertThat(Shops.scores(Shops.answer(model, plan, 0))).isEqualTo(first);
        }
    }
}
