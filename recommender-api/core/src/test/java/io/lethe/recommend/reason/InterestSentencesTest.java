package io.lethe.recommend.reason;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.interest.decay.KernelExpression;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.interest.profile.Profiler;
import io.lethe.recommend.Shop;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InterestSentencesTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final InterestSettings SETTINGS = InterestSettings.defaults();

    @Test
    void shouldSayHowFastAndHowOften() {
        // Given
        Shop once = Shop.standard().did("purchase", "sail", Shop.NOW);
        Shop twice = Shop.standard().did("purchase", "sail", Shop.NOW - 5 * DAY).did("view", "dive", Shop.NOW);
        Shop often = Shop.standard();
        for (int i = 6; i >= 0; i--) {
            often.did("view", "sail", Shop.NOW - i * 8 * DAY).did("view", "sail", Shop.NOW - i * 8 * DAY + 1000);
        }

        // When
        String atOnce = sentence(once, SETTINGS, Shop.NOW);

        // Then
        assertThat(atOnce).isEqualTo("fades by half in 30 days: you have not come back to it yet");
        assertThat(sentence(twice, SETTINGS, Shop.NOW)).endsWith(": you came back once, 5 days later");
        assertThat(sentence(often, SETTINGS, Shop.NOW))
                .matches("fades by half in \\d+ days: you came back 6 times, 8 days apart on average");
    }

    @Test
    void shouldSayThatItFadedOnItsDay() {
        // Given
        Shop shop = Shop.standard();
        for (int i = 0; i < 5; i++) {
            shop.did("purchase", "sail", Shop.NOW + i * DAY);
        }

        // When
        String later = sentence(shop, SETTINGS, Shop.NOW + 3000 * DAY);

        // Then
        assertThat(later)
                .matches(
                        "faded on \\d+ \\w+ 202\\d; fades by half in \\d+ days: you came back 4 times, 24 hours apart on average");
    }

    @Test
    void shouldSayThatItIsBack() {
        // Given
        Shop shop = Shop.standard();
        for (int i = 0; i < 5; i++) {
            shop.did("purchase", "sail", Shop.NOW + i * DAY);
        }
        for (int i = 0; i < 5; i++) {
            shop.did("purchase", "sail", Shop.NOW + (2000 + i) * DAY);
        }

        // When
        String back = sentence(shop, SETTINGS, Shop.NOW + 2005 * DAY);

        // Then
        assertThat(back).startsWith("back since 6 May 2029 after 5 years away; fades by half in ");
    }

    @Test
    void shouldCountEventsWhereTheClockDoesNotMatter() {
        // Given
        Shop shop = Shop.standard().did("purchase", "sail", Shop.NOW).did("hide", "bread", Shop.NOW);

        // When
        InterestSettings byPosition = SETTINGS.withKernel(KernelExpression.parse("positions(exponential(20))"));
        InterestSettings byBoth =
                SETTINGS.withKernel(KernelExpression.parse("exponential(90m) * positions(exponential(20))"));

        // Then
        assertThat(sentence(shop, byPosition, Shop.NOW)).startsWith("fades by half after 20 more events of yours: ");
        assertThat(sentence(shop, byBoth, Shop.NOW))
                .startsWith("fades by half in 90 minutes, or after 20 more events of yours: ");
        InterestPoint against = new Profiler(shop.catalogue, SETTINGS)
                .profile(shop.state(), Shop.NOW)
                .points()
                .get(1);
        assertThat(new InterestSentences(0, Language.ENGLISH).of(against))
                .startsWith("counts against what is like it; ");
    }

    private static String sentence(Shop shop, InterestSettings settings, long at) {
        InterestPoint strongest = new Profiler(shop.catalogue, settings)
                .profile(shop.state(), at)
                .points()
                .get(0);
        return new InterestSentences(settings.forgetting().visitSeconds(), Language.ENGLISH).of(strongest);
    }
}
