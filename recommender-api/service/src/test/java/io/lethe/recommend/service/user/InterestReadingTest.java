package io.lethe.recommend.service.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.remote.KnownState;
import io.lethe.recommend.service.user.EventAnswers.Event;
import io.lethe.recommend.service.user.InterestAnswers.Fading;
import io.lethe.recommend.service.user.InterestAnswers.Forecast;
import io.lethe.recommend.service.user.InterestAnswers.InForce;
import io.lethe.recommend.service.user.InterestAnswers.Interest;
import io.lethe.recommend.service.user.InterestAnswers.Interests;
import io.lethe.recommend.service.user.InterestAnswers.Strength;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InterestReadingTest {
    private static final LedgerEntry[] EVENTS = {
        SmallShop.event("e1", "purchase", "sail", SmallShop.NOW - 9 * SmallShop.DAY),
        SmallShop.event("e2", "view", "bread", SmallShop.NOW - 3 * SmallShop.DAY),
        SmallShop.event("e3", "view", "dive", SmallShop.NOW)
    };

    @Test
    void shouldSumTheContributionsOfEventsToTheStrengthAndTheSharesToOne() {
        // When
        Interests interests = reading(null, SmallShop.anna(EVENTS)).interests("anna");

        // Then
        assertThat(interests.interests()).hasSize(2);
        assertThat(interests.interests()).allSatisfy(interest -> assertThat(interest.events().stream()
                        .mapToDouble(Event::contribution)
                        .sum())
                .isCloseTo(interest.strength(), within(1e-12)));
        assertThat(interests.interests().stream().mapToDouble(Interest::share).sum())
                .isCloseTo(1, within(1e-12));
        assertThat(interests.interests().get(0).strength())
                .isGreaterThan(interests.interests().get(1).strength());
    }

    @Test
    void shouldCompareWithTheSettingsInForceOnlyWhereAnotherKernelIsAskedFor() {
        // Given
        Interests asItIs = reading(null, SmallShop.anna(EVENTS)).interests("anna");

        // When
        Interests whatIf = reading("exponential(1d)", SmallShop.anna(EVENTS)).interests("anna");

        // Then
        assertThat(asItIs.whatIf()).isNull();
        assertThat(asItIs.inForce()).isNull();
        assertThat(asItIs.interests()).extracting(Interest::inForce).containsOnlyNulls();
        assertThat(whatIf.kernel()).isEqualTo("exponential(1d)");
        assertThat(Objects.requireNonNull(whatIf.inForce()).kernel()).isEqualTo(asItIs.kernel());
        for (Interest interest : whatIf.interests()) {
            Interest same = asItIs.interests().stream()
                    .filter(one -> one.interestId().equals(interest.interestId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(interest.inForce())
                    .isEqualTo(new InForce(same.strength(), same.share(), same.trend(), same.halfLifeSeconds()));
            assertThat(interest.strength()).isLessThan(same.strength());
        }
    }

    @Test
    void shouldForecastFromTheStrengthOfNowInEqualSteps() {
        // Given
        InterestReading reading = reading(null, SmallShop.anna(EVENTS));

        // When
        Forecast forecast = reading.forecast("anna", SmallShop.NOW + 30 * SmallShop.DAY, 3);

        // Then
        assertThat(forecast.at()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(forecast.until()).isEqualTo("2023-12-14T22:13:20Z");
        for (int i = 0; i < forecast.interests().size(); i++) {
            Fading fading = forecast.interests().get(i);
            Interest now = reading.list().get(i);
            assertThat(fading.inForce()).isNull();
            assertThat(fading.points())
                    .extracting(Strength::at)
                    .containsExactly(
                            "2023-11-14T22:13:20Z",
                            "2023-11-24T22:13:20Z",
                            "2023-12-04T22:13:20Z",
                            "2023-12-14T22:13:20Z");
            assertThat(fading.points().get(0).strength()).isCloseTo(now.strength(), within(1e-12));
            assertThat(fading.points().get(3).strength()).isCloseTo(inThirtyDays(now, 30), within(1e-12));
        }
    }

    @Test
    void shouldFadeByTheSettingsInForceBesideTheKernelThatIsAskedFor() {
        // Given
        InterestReading asItIs = reading(null, SmallShop.anna(EVENTS));
        InterestReading whatIf = reading("exponential(15d)", SmallShop.anna(EVENTS));

        // When
        Fading fading = whatIf.forecast("anna", SmallShop.NOW + 30 * SmallShop.DAY, 1)
                .interests()
                .get(0);

        // Then
        Interest same = asItIs.list().stream()
                .filter(one -> one.interestId().equals(fading.interestId()))
                .findFirst()
                .orElseThrow();
        assertThat(fading.points().get(1).strength())
                .isCloseTo(inThirtyDays(whatIf.list().get(0), 15), within(1e-12));
        assertThat(Objects.requireNonNull(fading.inForce()).get(1).strength())
                .isCloseTo(inThirtyDays(same, 30), within(1e-12));
    }

    @Test
    void shouldCallAnAnswerApproximateWhereSomethingIsMissing() {
        // Given
        KnownState known = SmallShop.anna(EVENTS);

        // When / Then
        assertThat(reading(null, known).interests("anna").approximate()).isFalse();
        assertThat(reading(null, known.pastCutWhenRead()).interests("anna").approximate())
                .isTrue();
    }

    @Test
    void shouldHaveNoInterestsOfANewcomer() {
        // When
        Interests interests = reading(null, SmallShop.anna()).interests("anna");

        // Then
        assertThat(interests.interests()).isEmpty();
        assertThat(interests.meanStars()).isPositive();
    }

    /** What is left of an interest in 30 days by a half-life in days. */
    private static double inThirtyDays(Interest interest, double halfLife) {
        return interest.events().stream()
                .mapToDouble(event -> event.contribution() * Math.pow(0.5, 30 / halfLife / event.stretch()))
                .sum();
    }

    private static InterestReading reading(@Nullable String kernel, KnownState known) {
        return new InterestReading(
                SmallShop.catalogue(), SmallShop.whatIf(kernel), known, SmallShop.NOW, Language.ENGLISH);
    }
}
