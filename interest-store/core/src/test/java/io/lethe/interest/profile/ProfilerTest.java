package io.lethe.interest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.decay.KernelExpression;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilerTest {
    private static final UserKey USER = new UserKey("default", "ann");
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long START = 1_700_000_000_000L;
    private static final Map<String, QuantizedEmbedding> CATALOGUE = Map.of(
            "boat", QuantizedEmbedding.of(new float[] {1, 0, 0}),
            "sail", QuantizedEmbedding.of(new float[] {1, 0.2f, 0}),
            "oven", QuantizedEmbedding.of(new float[] {0, 1, 0}),
            "bread", QuantizedEmbedding.of(new float[] {0, 1, 0.2f}));
    private static final InterestSettings TEN_DAYS = InterestSettings.defaults()
            .withKernel(Kernel.ofHalfLife(Duration.ofDays(10).toSeconds()))
            .withForgetting(Forgetting.defaults().off())
            .withRevival(new RevivalLaw(0.125, 0.25, 0, 2, 1, 10));

    private final Profiler profiler = new Profiler(CATALOGUE::get, TEN_DAYS);

    @Test
    void shouldSeeTwoInterestsInTwoKindsOfThings() {
        // Given
        UserState state = stateOf(event("boat", "like", 0), event("sail", "like", 1), event("oven", "purchase", 2));

        // When
        InterestProfile profile = profiler.profile(state, START + 2 * DAY);

        // Then
        assertThat(profile.points()).hasSize(2);
        assertThat(profile.points().get(0).strength())
                .isCloseTo(3 * Math.pow(2, -0.2) + 3 * Math.pow(2, -0.1), within(1e-12));
        assertThat(profile.points().get(1).strength()).isCloseTo(5, within(1e-12));
        assertThat(profile.points().stream().mapToDouble(InterestPoint::share).sum())
                .isCloseTo(1, within(1e-12));
        assertThat(profile.approximate()).isFalse();
    }

    @Test
    void shouldAddUpToTheStrength() {
        // Given
        UserState state = stateOf(randomHistory(7, 60));

        // When
        InterestProfile profile = profiler.profile(state, START + 90 * DAY);

        // Then
        assertThat(profile.points()).isNotEmpty().allSatisfy(point -> assertThat(point.evidence().stream()
                        .mapToDouble(Evidence::contribution)
                        .sum())
                .isCloseTo(point.strength(), within(1e-9)));
    }

    @Test
    void shouldHalveWhatIsLeftAloneForAHalfLife() {
        // Given
        UserState state = stateOf(event("boat", "like", 0));

        // When
        InterestPoint now = profiler.profile(state, START).points().get(0);
        InterestPoint later = profiler.profile(state, START + 10 * DAY).points().get(0);

        // Then
        assertThat(later.strength()).isCloseTo(now.strength() / 2, within(1e-12));
        assertThat(later.trend()).isEqualTo(Trend.FADING);
        assertThat(now.trend()).isEqualTo(Trend.RISING);
    }

    @Test
    void shouldDateAReturnAfterALongPause() {
        // Given
        UserState state = stateOf(
                event("boat", "like", 0),
                event("sail", "like", 3),
                event("boat", "click", 60),
                event("boat", "click", 61));

        // When
        InterestPoint point = profiler.profile(state, START + 61 * DAY).points().get(0);

        // Then
        assertThat(point.trend()).isEqualTo(Trend.REVIVED);
        assertThat(point.revivedAt()).isEqualTo(START + 60 * DAY);
        assertThat(point.pauseSeconds()).isEqualTo(Duration.ofDays(57).toSeconds());
    }

    @Test
    void shouldSayWhenAnInterestFaded() {
        // Given
        UserState state = stateOf(event("boat", "like", 0), event("sail", "like", 0));

        // When
        InterestPoint before =
                profiler.profile(state, START + 29 * DAY).points().get(0);
        InterestPoint after = profiler.profile(state, START + 31 * DAY).points().get(0);

        // Then
        assertThat(before.fadedAt()).isNull();
        assertThat(after.fadedAt()).isEqualTo(START + 30 * DAY);
        assertThat(after.trend()).isEqualTo(Trend.FADED);
        assertThat(after.revivedAt()).isNull();
    }

    @Test
    void shouldGrowFasterWhenItComesBack() {
        // Given
        LedgerEntry[] first = {event("boat", "like", 0), event("boat", "like", 1), event("sail", "like", 2)};
        LedgerEntry[] again = {event("boat", "like", 90), event("boat", "like", 91), event("sail", "like", 92)};
        List<LedgerEntry> both = new ArrayList<>(List.of(first));
        both.addAll(List.of(again));

        // When
        double firstGrowth = profiler.profile(stateOf(first), START + 2 * DAY)
                .points()
                .get(0)
                .strength();
        InterestPoint point = profiler.profile(UserState.of(USER, both, 128), START + 92 * DAY)
                .points()
                .get(0);
        double left = firstGrowth * Math.pow(2, -9);

        // Then
        double peak = 3 * Math.pow(2, -0.2) + 3 * Math.pow(2, -0.1) + 3;
        assertThat(point.strength()).isCloseTo(left + firstGrowth * (1 + peak / (peak + 10)), within(1e-9));
        assertThat(point.evidence())
                .filteredOn(one -> one.timestamp() >= START + 90 * DAY)
                .allSatisfy(one -> assertThat(one.boost()).isGreaterThan(1.4));
    }

    @Test
    void shouldNotTakeWhatSpeaksAgainstItForAReturn() {
        // Given
        UserState state = stateOf(event("boat", "like", 0), event("boat", "hide", 5), event("sail", "like", 9));

        // When
        InterestPoint point = new Profiler(CATALOGUE::get, TEN_DAYS.withForgetting(Forgetting.defaults()))
                .profile(state, START + 10 * DAY)
                .points()
                .get(0);

        // Then
        assertThat(point.returns()).isEqualTo(1);
        assertThat(point.halfLifeSeconds()).isNotEqualTo(Duration.ofDays(10).toSeconds());
    }

    @Test
    void shouldNotLoseALongLoveOverOneBusyWeek() {
        // Given
        List<LedgerEntry> history = new ArrayList<>();
        for (int day = 0; day < 700; day += 14) {
            history.add(event("boat", "like", day));
        }
        for (int i = 0; i < 60; i++) {
            history.add(event(i % 2 == 0 ? "oven" : "bread", "view" + i, 700 + i / 10));
        }
        UserState state = UserState.of(USER, history, UserState.DEFAULT_WINDOW);

        // When
        double shortOnly = shareOfBoats(state, "exponential(7d)");
        double both = shareOfBoats(state, "0.6*exponential(7d) + 0.4*exponential(180d)");

        // Then
        assertThat(shortOnly).isLessThan(0.1);
        assertThat(both).isGreaterThan(0.25).isGreaterThan(4 * shortOnly);
    }

    private static double shareOfBoats(UserState state, String kernel) {
        return new Profiler(CATALOGUE::get, TEN_DAYS.withKernel(KernelExpression.parse(kernel)))
                .profile(state, START + 706 * DAY).points().stream()
                        .filter(point -> "boat".equals(point.evidence().get(0).itemId()))
                        .mapToDouble(InterestPoint::share)
                        .sum();
    }

    @Test
    void shouldForgetByHowManyEventsCameSince() {
        // Given
        Profiler byPosition =
                new Profiler(CATALOGUE::get, TEN_DAYS.withKernel(KernelExpression.parse("positions(exponential(2))")));
        UserState state = stateOf(event("boat", "like", 0), event("oven", "like", 1), event("bread", "like", 2));

        // When
        InterestProfile profile = byPosition.profile(state, START + 400 * DAY);

        // Then
        assertThat(profile.points().get(0).strength()).isCloseTo(3 + 3 * Math.sqrt(0.5), within(1e-12));
        assertThat(profile.points().get(1).strength()).isCloseTo(1.5, within(1e-12));
        assertThat(profile.points().get(1).halfLifeSeconds()).isNull();
        assertThat(profile.points().get(1).halfLifeEvents()).isEqualTo(2);
        assertThat(profile.points().get(1).trend()).isEqualTo(Trend.FADING);
        assertThat(profile.points().get(0).trend()).isEqualTo(Trend.RISING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exponential(10d)",
                "gaussian(deviation=5d, mean=15d)",
                "exponential(30d) * positions(exponential(40))",
                "0.7*exponential(3d) + 0.3*power(scale=10d, exponent=1)",
                "linear(60d)",
                "positions(linear(150))"
            })
    void shouldBeNoFurtherFromTheTruthThanItsBound(String kernel) {
        // Given
        Profiler exact = new Profiler(
                CATALOGUE::get,
                TEN_DAYS.withKernel(KernelExpression.parse(kernel))
                        .withRevival(new RevivalLaw(0.125, 0.25, 0, 2, 0, 10)));
        double farthest = 0;

        for (long seed = 0; seed < 50; seed++) {
            // When
            List<LedgerEntry> history = List.of(randomHistory(seed, 200));
            InterestProfile whole = exact.profile(UserState.of(USER, history, 200), START + 80 * DAY);
            InterestProfile byTheWeek = exact.profile(UserState.of(USER, history, 32), START + 80 * DAY);

            // Then
            assertThat(byTheWeek.approximate()).isTrue();
            for (InterestPoint truth : whole.points()) {
                InterestPoint point = byTheWeek.points().stream()
                        .filter(one -> one.direction().equals(truth.direction()))
                        .findFirst()
                        .orElseThrow();
                double error = Math.abs(point.strength() - truth.strength());
                assertThat(truth.errorBound()).isZero();
                assertThat(error).isLessThanOrEqualTo(point.errorBound() + 1e-9);
                farthest = Math.max(farthest, error / point.errorBound());
            }
        }
        System.out.printf("%-58s at most %.2f of the bound%n", kernel, farthest);
        assertThat(farthest).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exponential(10d)",
                "positions(exponential(5))",
                "exponential(30d) * positions(power(scale=9, exponent=1))"
            })
    void shouldFollowBackWhatProfilesSaidThen(String kernel) {
        // Given
        InterestSettings settings =
                TEN_DAYS.withKernel(KernelExpression.parse(kernel)).withForgetting(Forgetting.defaults());
        Profiler exact = new Profiler(CATALOGUE::get, settings);
        int compared = 0;

        for (long seed = 0; seed < 20; seed++) {
            List<LedgerEntry> history = List.of(randomHistory(seed, 60));
            List<Long> times = new ArrayList<>();
            for (int day = 0; day <= 90; day += 6) {
                times.add(START + day * DAY);
            }

            // When
            List<InterestCourse> courses = exact.group(UserState.of(USER, history, 128), START + 90 * DAY)
                    .courses(times);

            // Then
            assertThat(courses.stream().map(InterestCourse::point))
                    .isEqualTo(exact.profile(UserState.of(USER, history, 128), START + 90 * DAY)
                            .points());
            for (int step = 0; step < times.size(); step++) {
                long time = times.get(step);
                List<LedgerEntry> then = history.stream()
                        .filter(entry -> entry.interaction().timestamp() <= time)
                        .toList();
                for (InterestPoint point :
                        exact.profile(UserState.of(USER, then, 128), time).points()) {
                    InterestCourse course = courses.stream()
                            .filter(one -> one.point().evidence().stream()
                                    .anyMatch(event -> Objects.equals(
                                            event.eventId(),
                                            point.evidence().get(0).eventId())))
                            .findFirst()
                            .orElseThrow();
                    assertThat(course.strengths().get(step)).isCloseTo(point.strength(), within(1e-9));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(400);
    }

    @Test
    void shouldFollowBackByTwoKernelsAsByEachAlone() {
        // Given
        GroupedState byClock = profiler.group(UserState.of(USER, List.of(randomHistory(7, 200)), 32), START + 90 * DAY);
        Kernel byPosition = KernelExpression.parse("positions(exponential(5))");
        List<Long> times = List.of(START + 5 * DAY, START + 40 * DAY, START + 90 * DAY);

        // When
        List<List<InterestCourse>> both = byClock.courses(times, List.of(TEN_DAYS.kernel(), byPosition));

        // Then
        assertThat(both.get(0)).isEqualTo(byClock.courses(times));
        assertThat(both.get(1))
                .isEqualTo(byClock.withKernel(byPosition).courses(times))
                .isNotEqualTo(both.get(0));
        assertThat(byClock.begin().orElseThrow()).isBetween(START - 7 * DAY, START + 5 * DAY);
    }

    @Test
    void shouldTellEachFadingAndReturn() {
        // Given
        UserState state = stateOf(
                event("boat", "like", 0),
                event("sail", "like", 0),
                event("boat", "like", 60),
                event("sail", "like", 60),
                event("boat", "like", 140),
                event("sail", "like", 140));

        // When
        InterestCourse course = profiler.group(state, START + 200 * DAY)
                .courses(List.of(START - DAY, START, START + 59 * DAY, START + 200 * DAY))
                .get(0);

        // Then
        assertThat(course.fades())
                .extracting(Fade::revivedAt)
                .containsExactly(START + 60 * DAY, START + 140 * DAY, null);
        assertThat(course.fades().get(0).fadedAt()).isEqualTo(START + 30 * DAY);
        assertThat(course.fades().get(0).pauseSeconds())
                .isEqualTo(Duration.ofDays(60).toSeconds());
        assertThat(course.strengths().get(0)).isZero();
        assertThat(course.strengths().get(1)).isCloseTo(6, within(1e-9));
        assertThat(course.strengths().get(2)).isCloseTo(6 * Math.pow(2, -5.9), within(1e-9));
        assertThat(course.strengths().get(3)).isCloseTo(course.point().strength(), within(1e-12));
    }

    @Test
    void shouldCentreStarsOnTheUsersOwnMeanAsItWasThen() {
        // Given
        List<LedgerEntry> history = new ArrayList<>();
        for (int day = 0; day < 30; day++) {
            history.add(rated(CATALOGUE.keySet().stream().sorted().toList().get(day % 4), day < 20 ? 5 : 2, day));
        }

        for (int window : new int[] {4, 128}) {
            // When
            UserState state = UserState.of(USER, history, window);

            // Then
            assertThat(StarMean.of(
                            state,
                            START + 40 * DAY,
                            TEN_DAYS.weights().shaping().stars()))
                    .isCloseTo((20 * 5 + 10 * 2 + 5 * 3.5) / 35, within(1e-9));
        }
        assertThat(StarMean.of(
                        UserState.of(USER, history, 128),
                        START + 19 * DAY,
                        TEN_DAYS.weights().shaping().stars()))
                .isCloseTo((20 * 5 + 5 * 3.5) / 25, within(1e-9));
    }

    @Test
    void shouldCountDislikeAgainstTheInterest() {
        // Given
        UserState state = stateOf(event("boat", "like", 0), event("sail", "hide", 0));

        // When
        InterestPoint point = profiler.profile(state, START).points().get(0);

        // Then
        assertThat(point.strength()).isCloseTo(3 - 4 * EventWeights.REACH, within(1e-12));
        assertThat(point.trend()).isEqualTo(Trend.RISING);
    }

    @Test
    void shouldTakeWordsWithoutAnItemForAnInterest() {
        // Given
        Interaction search = new Interaction(
                "default", "ann", "s1", null, "search", null, "sailing", null, null, START, 0, new TreeMap<>());
        LedgerEntry entry = new LedgerEntry(new EmbeddedInteraction(
                search, new TextMeaning(QuantizedEmbedding.of(new float[] {1, 0.1f, 0}), new ModelId("test"))));

        // When
        InterestProfile profile = profiler.profile(stateOf(entry, event("boat", "view", 0)), START);

        // Then
        assertThat(profile.points()).hasSize(1);
        assertThat(profile.points().get(0).evidence())
                .anySatisfy(evidence -> assertThat(evidence.text()).isEqualTo("sailing"));
    }

    @Test
    void shouldNotKnowWhatComesLater() {
        // Given
        UserState state = stateOf(event("boat", "like", 0), event("oven", "like", 5));

        // When
        InterestProfile profile = profiler.profile(state, START + 2 * DAY);

        // Then
        assertThat(profile.points()).hasSize(1);
        assertThat(profile.points().get(0).evidence().get(0).itemId()).isEqualTo("boat");
    }

    @Test
    void shouldRememberByTheWeekWhatTheWindowNoLongerHolds() {
        // Given
        List<LedgerEntry> history = new ArrayList<>(List.of(event("boat", "like", 0), event("sail", "like", 1)));
        for (int day = 40; day < 50; day++) {
            history.add(event("oven", "view", day));
        }
        UserState state = UserState.of(USER, history, 10);

        // When
        InterestProfile profile = profiler.profile(state, START + 50 * DAY);

        // Then
        assertThat(profile.approximate()).isTrue();
        assertThat(profile.points()).hasSize(2);
        assertThat(profile.points().get(1).evidence())
                .allSatisfy(evidence -> assertThat(evidence.eventId()).isNull())
                .extracting(Evidence::count)
                .containsExactly(1L, 1L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldNotDependOnTheOrderOfArrival(long seed) {
        // Given
        List<LedgerEntry> history = new ArrayList<>(List.of(randomHistory(seed, 100)));
        InterestProfile expected = profiler.profile(UserState.of(USER, history, 64), START + 80 * DAY);

        // When
        Collections.shuffle(history, new Random(seed));
        InterestProfile shuffled = profiler.profile(UserState.of(USER, history, 64), START + 80 * DAY);

        // Then
        assertThat(shuffled).isEqualTo(expected);
    }

    private static LedgerEntry[] randomHistory(long seed, int events) {
        Random random = new Random(seed);
        List<String> items = CATALOGUE.keySet().stream().sorted().toList();
        List<String> types = List.of("view", "like", "purchase", "hide", "rating");
        LedgerEntry[] history = new LedgerEntry[events];
        for (int i = 0; i < events; i++) {
            history[i] = new LedgerEntry(EmbeddedInteraction.withoutText(Interaction.of(
                    "default",
                    "ann",
                    "e" + i,
                    items.get(random.nextInt(items.size())),
                    types.get(random.nextInt(types.size())),
                    START + random.nextInt(80) * DAY)));
        }
        return history;
    }

    private static LedgerEntry rated(String itemId, double stars, int day) {
        return new LedgerEntry(EmbeddedInteraction.withoutText(
                Interaction.of("default", "ann", "r" + day, itemId, "rating", START + day * DAY)
                        .withValue(stars)));
    }

    private static LedgerEntry event(String itemId, String type, int day) {
        return new LedgerEntry(EmbeddedInteraction.withoutText(
                Interaction.of("default", "ann", itemId + type + day, itemId, type, START + day * DAY)));
    }

    private static UserState stateOf(LedgerEntry... entries) {
        return UserState.of(USER, List.of(entries), UserState.DEFAULT_WINDOW);
    }
}
