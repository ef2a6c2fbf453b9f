package io.lethe.recommend.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.Shop;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Mixes that are tried together rank as each of them does by itself. */
class MixBatchTest {
    private static final int ITEMS = 60;
    private static final RankingSettings SETTINGS = RankingSettings.defaults();

    private final Random random = new Random(5);
    private final TriedPaces paces = TriedPaces.of(Mix.defaults(), Set.of());
    private final Shop shop = shop();

    private Shop shop() {
        Shop made = new Shop();
        for (int item = 0; item < ITEMS; item++) {
            float[] vector = {0.1f, 0.1f, 0.1f, 0.1f};
            vector[item % 4] = 1 + item / (float) ITEMS;
            made.item("i" + item, "Word" + item % 9 + " of " + item % 5, List.of("C" + item % 3), vector);
            made.happened("i" + item, 0, "purchase", Shop.NOW - random.nextInt(900) * Shop.HOUR, 1 + item % 11);
        }
        for (int item = 0; item < ITEMS; item++) {
            made.follows("i" + item, 0, "i" + random.nextInt(ITEMS), 3, "i" + random.nextInt(ITEMS), 1);
            made.goesWith("i" + item, 1, "i" + random.nextInt(ITEMS), 2);
        }
        for (int i = 0; i < 12; i++) {
            made.did("purchase", "i" + random.nextInt(ITEMS), Shop.NOW - (20 - i) * Shop.HOUR);
        }
        return made;
    }

    private MixPoint point(MixPoint from) {
        MixNumber[] numbers = MixNumber.values();
        MixPoint point =
                switch (random.nextInt(3)) {
                    case 0 -> from.withDecay(paces, random.nextInt(paces.decays().length));
                    case 1 -> from.withPace(paces, random.nextInt(paces.events().length));
                    default -> from;
                };
        MixNumber number = numbers[random.nextInt(MixNumber.HISTORY_POWER.ordinal())];
        return point.with(number, random.nextInt(3) / 2.0);
    }

    @Test
    void shouldRankAsEachMixDoesAlone() {
        // Given
        UserState state = shop.state();
        Choice choice = Choice.of(state, 1).get(0);
        Lookback.Moment moment = new Lookback.Moment(
                paces.shares(shop.catalogue, SETTINGS, ITEMS, choice.at()),
                IntStream.range(0, ITEMS).toArray(),
                1);
        List<MixPoint> points = new ArrayList<>(List.of(paces.start(Mix.defaults())));
        for (int i = 1; i < 400; i++) {
            points.add(point(points.get(i - 1)));
        }
        ChoiceParts parts = ChoiceParts.of(
                        choice, shop.catalogue, SETTINGS, paces.decays(), moment, MixBatch.of(points.subList(0, 3)))
                .orElseThrow();

        // When
        double[] together = new double[points.size()];
        parts.ranks(MixBatch.of(points), together);

        // Then
        assertThat(Arrays.stream(together).distinct().count()).isGreaterThan(10);
        for (int i = 0; i < together.length; i++) {
            double[] alone = new double[1];
            parts.ranks(MixBatch.of(List.of(points.get(i))), alone);
            assertThat(together[i]).as("by %s", points.get(i)).isEqualTo(alone[0]);
        }
    }

    @Test
    void shouldAddWhatChangesMostOftenLast() {
        MixPoint start = paces.start(Mix.defaults());
        List<MixPoint> points = List.of(
                start,
                start.with(MixNumber.WORDS, 1),
                start.with(MixNumber.WORDS, 2),
                start.with(MixNumber.WORDS, 2).with(MixNumber.TEXT, 3));

        MixBatch batch = MixBatch.of(points);

        assertThat(batch.addends()).hasSize(Addend.values().length).endsWith(Addend.MEANING, Addend.WORDING);
        assertThat(IntStream.range(0, points.size()).map(batch::shared)).containsExactly(0, 6, 6, 5);
    }
}
