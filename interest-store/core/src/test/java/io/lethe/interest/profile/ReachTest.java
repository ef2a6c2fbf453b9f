package io.lethe.interest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Synthetic users who hide some of the items in the interests they like. */
class ReachTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long START = 1_700_000_000_000L;
    private static final Map<String, QuantizedEmbedding> CATALOGUE = Map.of(
            "boat", QuantizedEmbedding.of(new float[] {1, 0, 0}),
            "sail", QuantizedEmbedding.of(new float[] {1, 0.2f, 0}),
            "hull", QuantizedEmbedding.of(new float[] {1, 0, 0.2f}),
            "mast", QuantizedEmbedding.of(new float[] {1, 0.1f, 0.1f}),
            "keel", QuantizedEmbedding.of(new float[] {1, 0.1f, 0}),
            "oven", QuantizedEmbedding.of(new float[] {0, 1, 0}));
    private static final InterestSettings TEN_DAYS = InterestSettings.defaults()
            .withKernel(Kernel.ofHalfLife(Duration.ofDays(10).toSeconds()))
            .withForgetting(Forgetting.defaults().off());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 10})
    void shouldKeepAnInterestWhenOneThingOfItIsHidden(int likes) {
        // Given
        List<LedgerEntry> events = new ArrayList<>();
        for (int i = 0; i < likes; i++) {
            events.add(event(i % 2 == 0 ? "boat" : "sail", "like", 3 * i));
        }
        long end = START + 3L * (likes - 1) * DAY;
        double before = strongest(events, end).strength();

        // When
        events.add(event("hull", "hide", 3 * (likes - 1)));
        InterestPoint once = strongest(events, end);
        for (String other : List.of("mast", "keel", "boat", "sail")) {
            events.add(event(other, "hide", 3 * (likes - 1)));
        }
        InterestPoint often = strongest(events, end);

        // Then
        assertThat(once.strength()).isGreaterThan(0.7 * before);
        assertThat(once.trend()).isNotEqualTo(Trend.FADING);
        assertThat(often.strength()).isLessThan(0.75 * before);
    }

    @Test
    void shouldNotCallAnInterestFadingForOneEventAgainstIt() {
        // Given
        List<LedgerEntry> events = new ArrayList<>();
        for (int day = 0; day <= 40; day += 2) {
            events.add(event("boat", "view", day));
        }
        // When
        events.add(event("sail", "hide", 40));
        InterestPoint once = strongest(reaching(1), events, START + 40 * DAY);
        events.add(event("hull", "hide", 40));
        InterestPoint twice = strongest(reaching(1), events, START + 40 * DAY);

        // Then
        assertThat(once.trend()).isEqualTo(Trend.STEADY);
        assertThat(twice.trend()).isEqualTo(Trend.FADING);
    }

    private static InterestPoint strongest(List<LedgerEntry> events, long at) {
        return strongest(TEN_DAYS, events, at);
    }

    private static InterestPoint strongest(InterestSettings settings, List<LedgerEntry> events, long at) {
        return new Profiler(CATALOGUE::get, settings)
                .profile(stateOf(events.toArray(LedgerEntry[]::new)), at)
                .points()
                .get(0);
    }

    @Test
    void shouldCountAReturnInFull() {
        // Given
        List<LedgerEntry> events = new ArrayList<>(List.of(event("boat", "purchase", 0), event("sail", "like", 0)));

        // When
        events.add(event("boat", "return", 0));

        // Then
        assertThat(strongest(events, START).strength()).isCloseTo(3, within(1e-12));
    }

    @Test
    void shouldReachAsFarAsIsSet() {
        // Given
        List<LedgerEntry> events = List.of(event("boat", "like", 0), event("sail", "hide", 0));

        // When
        double nothing = strongest(reaching(0), events, START).strength();
        double half = strongest(reaching(0.5), events, START).strength();
        double all = strongest(reaching(1), events, START).strength();

        // Then
        assertThat(List.of(nothing, half, all)).containsExactly(3.0, 1.0, -1.0);
    }

    private static InterestSettings reaching(double share) {
        return TEN_DAYS.withWeights(new EventWeights(
                TEN_DAYS.weights().byType(), TEN_DAYS.weights().shaping(), new TreeMap<>(Map.of("hide", share))));
    }

    private static LedgerEntry event(String itemId, String type, int day) {
        return new LedgerEntry(EmbeddedInteraction.withoutText(
                Interaction.of("default", "ann", itemId + type + day, itemId, type, START + day * DAY)));
    }

    private static UserState stateOf(LedgerEntry... entries) {
        return UserState.of(new UserKey("default", "ann"), List.of(entries), UserState.DEFAULT_WINDOW);
    }
}
