package io.lethe.interest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.decay.ExponentialDecay;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
            .withKernel(new ExponentialDecay(Duration.ofDays(10).toSeconds()));

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
        UserState state = stateOf(event("boat", "like", 0), event("sail", "like", 3), event("boat", "click", 60));

        // When
        InterestPoint point = profiler.profile(state, START + 61 * DAY).points().get(0);

        // Then
        assertThat(point.trend()).isEqualTo(Trend.REVIVED);
        assertThat(point.revivedAt()).isEqualTo(START + 60 * DAY);
        assertThat(point.pauseSeconds()).isEqualTo(Duration.ofDays(57).toSeconds());
    }

    @Test
    void shouldCountDislikeAgainstTheInterest() {
        // Given
        UserState state = stateOf(event("boat", "like", 0), event("sail", "hide", 0));

        // When
        InterestPoint point = profiler.profile(state, START).points().get(0);

        // Then
        assertThat(point.strength()).isEqualTo(-1);
        assertThat(point.share()).isZero();
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

    private static LedgerEntry event(String itemId, String type, int day) {
        return new LedgerEntry(EmbeddedInteraction.withoutText(
                Interaction.of("default", "ann", itemId + type + day, itemId, type, START + day * DAY)));
    }

    private static UserState stateOf(LedgerEntry... entries) {
        return UserState.of(USER, List.of(entries), UserState.DEFAULT_WINDOW);
    }
}
