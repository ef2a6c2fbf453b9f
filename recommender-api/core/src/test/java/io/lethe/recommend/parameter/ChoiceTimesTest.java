package io.lethe.recommend.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.interest.ledger.LongTermKey;
import io.lethe.recommend.Shop;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChoiceTimesTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final RepeatRule RULE = RepeatRule.defaults();

    @Test
    void shouldTakeTheLinesOfAnOrderForOneChoice() {
        // Given
        Shop shop = Shop.standard()
                .did("purchase", "bread", Shop.NOW - 20 * DAY)
                .did("purchase", "bread", Shop.NOW - 20 * DAY)
                .did("purchase", "bread", Shop.NOW - 20 * DAY + 11 * Shop.HOUR)
                .did("purchase", "soup", Shop.NOW - 20 * DAY)
                .did("purchase", "soup", Shop.NOW - 10 * DAY);

        // When
        ChoiceTimes choices = RULE.choices(shop.state(), null, 0.02);

        // Then
        assertThat(choices.items()).isEqualTo(2);
        assertThat(choices.count("bread")).isEqualTo(1);
        assertThat(choices.count("soup")).isEqualTo(2);
        assertThat(choices.itemsAgain()).isEqualTo(1);
        assertThat(choices.age("soup", Shop.NOW)).isEqualTo(10 * 86_400.0);
        assertThat(choices.weight("bread", Shop.NOW)).isCloseTo(0.1 * 10 / (1 + 10), within(1e-12));
        assertThat(choices.weight("soup", Shop.NOW)).isCloseTo((1 + 0.1 * 10) / (2 + 10), within(1e-12));
        assertThat(choices.weight("mars", Shop.NOW)).isEqualTo(1);
    }

    @Test
    void shouldNotTakeTheWayToAPurchaseForTwoChoices() {
        // Given
        Shop shop = Shop.standard()
                .did("cart", "bread", Shop.NOW - 20 * DAY)
                .did("purchase", "bread", Shop.NOW - 18 * DAY)
                .did("rating", "bread", Shop.NOW - 10 * DAY)
                .did("rating", "bread", Shop.NOW - 5 * DAY)
                .did("view", "soup", Shop.NOW - 5 * DAY);

        // When
        ChoiceTimes choices = RULE.choices(shop.state(), null, 0.02);

        // Then
        assertThat(choices.count("bread")).isEqualTo(1);
        assertThat(choices.age("bread", Shop.NOW)).isEqualTo(18 * 86_400.0);
        assertThat(choices.items()).isEqualTo(1);
    }

    @Test
    void shouldCountTheWeeksBeforeTheWindowAsOneChoiceEach() {
        // Given
        long begin = LongTermKey.epochOf(Shop.NOW) * LongTermKey.EPOCH_MILLIS - 399 * DAY;
        Shop shop = Shop.standard();
        for (int week = 0; week < 9; week += 3) {
            shop.did("purchase", "bread", begin + week * LongTermKey.EPOCH_MILLIS);
            shop.did("purchase", "bread", begin + week * LongTermKey.EPOCH_MILLIS + 3 * DAY);
        }
        for (int i = 0; i < 130; i++) {
            shop.did("view", "mars", Shop.NOW + i);
        }

        // When
        RepeatCycle cycle =
                RULE.choices(shop.state(), null, 0.02).cycle("bread").orElseThrow();

        // Then
        assertThat(cycle.meanSeconds()).isCloseTo(21 * 86_400.0, within(1e-6));
    }

    @Test
    void shouldNotDependOnTheOrderInWhichEventsCame() {
        // Given
        Shop shop = Shop.standard();
        Shop backwards = Shop.standard();
        for (int i = 0; i < 8; i++) {
            shop.did(i % 2 == 0 ? "purchase" : "play", "bread", Shop.NOW - (9 * i + i % 3) * DAY);
            int other = 7 - i;
            backwards.did(other % 2 == 0 ? "purchase" : "play", "bread", Shop.NOW - (9 * other + other % 3) * DAY);
        }

        // Then
        assertThat(RULE.choices(shop.state(), null, 0.02).cycle("bread"))
                .isEqualTo(RULE.choices(backwards.state(), null, 0.02).cycle("bread"))
                .isPresent();
        assertThat(RULE.choices(shop.state(), null, 0.3).cycle("bread")).isEmpty();
    }
}
