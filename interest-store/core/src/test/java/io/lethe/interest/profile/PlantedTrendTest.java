package io.lethe.interest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.decay.KernelExpression;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interests with a planted course, and the states that they are said to have. */
class PlantedTrendTest {
    private static final long DAY = 86_400_000L;
    private static final long START = 1_600_000_000_000L;
    private static final int EACH = 100;
    private static final double LEAST = 0.95;
    private static final UserKey USER = new UserKey("default", "ann");

    @ParameterizedTest
    @CsvSource({
        "exponential(30d), 30, true",
        "exponential(120d), 120, true",
        "exponential(7d), 7, false",
        "0.6*exponential(15d) + 0.4*exponential(90d), 30, true"
    })
    void shouldNameThePlantedState(String kernel, double halfLifeDays, boolean isAdaptive) {
        // Given
        Random random = new Random(16);
        Profiler profiler = new Profiler(
                item -> QuantizedEmbedding.of(new float[] {1, 0, 0}),
                InterestSettings.defaults()
                        .withKernel(KernelExpression.parse(kernel))
                        .withForgetting(
                                isAdaptive
                                        ? Forgetting.defaults()
                                        : Forgetting.defaults().off()));
        Map<Trend, Map<Trend, Integer>> said = new EnumMap<>(Trend.class);

        // When
        for (Trend planted : Trend.values()) {
            Map<Trend, Integer> row = said.computeIfAbsent(planted, first -> new EnumMap<>(Trend.class));
            for (int i = 0; i < EACH; i++) {
                Life life = Life.of(planted, halfLifeDays, profiler, random);
                row.merge(life.read(profiler).trend(), 1, Integer::sum);
            }
        }

        // Then
        System.out.println(kernel);
        for (Trend one : Trend.values()) {
            double right = said.getOrDefault(one, Map.of()).getOrDefault(one, 0);
            int called = said.values().stream()
                    .mapToInt(row -> row.getOrDefault(one, 0))
                    .sum();
            System.out.printf("%-8s precision %.3f recall %.3f %s%n", one, right / called, right / EACH, said.get(one));
        }
        for (Trend one : Trend.values()) {
            double right = said.getOrDefault(one, Map.of()).getOrDefault(one, 0);
            int called = said.values().stream()
                    .mapToInt(row -> row.getOrDefault(one, 0))
                    .sum();
            assertThat(right / called).as("precision of %s", one).isGreaterThanOrEqualTo(LEAST);
            assertThat(right / EACH).as("recall of %s", one).isGreaterThanOrEqualTo(LEAST);
        }
    }

    @Test
    void shouldNotCallWhatWasVisitedThreeDaysAgoFaded() {
        // Given
        Profiler profiler =
                new Profiler(item -> QuantizedEmbedding.of(new float[] {1, 0, 0}), InterestSettings.defaults());
        Life busy = new Life();
        busy.visits(0, 1, 60);
        double seldom = busy.visits(60, 45, 8);
        Life stray = new Life();
        stray.visits(0, 1, 60);
        double later = stray.visits(500, 1, 1);

        // When
        InterestPoint seldomer = busy.at(seldom + 3).read(profiler);
        InterestPoint once = stray.at(later + 1).read(profiler);
        InterestPoint soon = stray.at(later + 3).read(profiler);
        InterestPoint again = stray.at(later + 100).read(profiler);

        // Then
        assertThat(seldomer.trend()).isIn(Trend.STEADY, Trend.FADING);
        assertThat(seldomer.fadedAt()).isNull();
        assertThat(once.trend()).isEqualTo(Trend.RISING);
        assertThat(soon.trend()).isNotEqualTo(Trend.FADED);
        assertThat(soon.fadedAt()).isNull();
        assertThat(again.trend()).isEqualTo(Trend.FADED);
        assertThat(again.fadedAt()).isBetween(START + 60 * DAY, START + 300 * DAY);
    }

    @Test
    void shouldCallASingleOldVisitFaded() {
        // Given
        Profiler profiler =
                new Profiler(item -> QuantizedEmbedding.of(new float[] {1, 0, 0}), InterestSettings.defaults());
        Life life = new Life();
        life.visits(0, 1, 1);

        // When
        InterestPoint soon = life.at(30).read(profiler);
        InterestPoint late = life.at(360).read(profiler);
        life.visits(360, 1, 1);
        InterestPoint again = life.at(361).read(profiler);

        // Then
        assertThat(soon.trend()).isEqualTo(Trend.FADING);
        assertThat(late.trend()).isEqualTo(Trend.FADED);
        assertThat(late.fadedAt()).isBetween(START + 60 * DAY, START + 300 * DAY);
        assertThat(again.trend()).isEqualTo(Trend.RISING);
        assertThat(again.revivedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"7, 70", "7, 100", "14, 90", "20, 130", "3, 40"})
    void shouldNotCallASteadyInterestRisingBecauseItIsYoung(double gapDays, double days) {
        // Given
        Profiler profiler =
                new Profiler(item -> QuantizedEmbedding.of(new float[] {1, 0, 0}), InterestSettings.defaults());
        Life life = new Life();
        double last = life.visits(0, gapDays, (int) (days / gapDays));

        for (double since = 0; since <= gapDays; since += gapDays / 8) {
            // When
            InterestPoint point = life.at(last + since).read(profiler);

            // Then
            assertThat(point.trend()).as("%.1f days after a visit", since).isEqualTo(Trend.STEADY);
        }
    }

    /** The visits to one interest, and the time to ask about it; in days. */
    private static final class Life {
        private final List<LedgerEntry> events = new ArrayList<>();
        private double end;

        static Life of(Trend planted, double halfLifeDays, Profiler profiler, Random random) {
            Life life = new Life();
            double gap = halfLifeDays * (0.03 + 0.2 * random.nextDouble());
            double phase = random.nextDouble();
            double last = life.visits(0, gap, (int) (halfLifeDays * (3 + 5 * random.nextDouble()) / gap));
            InterestPoint then = life.at(last).read(profiler);
            double halfLife = days(then.halfLifeSeconds());
            double lasting = Math.max(halfLife, 3 * days(then.usualGapSeconds()));
            switch (planted) {
                case STEADY -> life.at(last + phase * gap);
                case RISING -> {
                    if (random.nextBoolean()) {
                        life.events.clear();
                        life.grow(0, gap, 0.2 + 0.5 * random.nextDouble(), profiler);
                    } else {
                        gap /= 4;
                        life.grow(last + gap, gap, 0.8 + 0.3 * random.nextDouble(), profiler);
                    }
                    life.at(life.end + phase * gap);
                }
                case FADING -> {
                    if (halfLife / gap < 8 || random.nextBoolean()) {
                        life.at(last + gap + halfLife * (0.5 + random.nextDouble()));
                    } else {
                        life.grow(last + 4 * gap, 4 * gap, 1.2, profiler);
                        life.at(life.end + phase * gap);
                    }
                }
                case FADED -> life.at(last + lasting * (3.2 + 8 * random.nextDouble()));
                case REVIVED -> {
                    double back = last + lasting * (4 + 8 * random.nextDouble());
                    double length = Math.max(0.5 * lasting, 3 * gap) + 0.2 * halfLife * random.nextDouble();
                    life.at(life.visits(back, gap, 1 + (int) Math.ceil(length / gap)) + phase * gap);
                }
            }
            return life;
        }

        /** Adds visits from a day on until they last for a number of half-lives, and asks about the last of them. */
        void grow(double from, double gap, double halfLives, Profiler profiler) {
            double last = from;
            while (last - from
                    < halfLives * days(at(visits(last, gap, 1)).read(profiler).halfLifeSeconds())) {
                last += gap;
            }
        }

        private static double days(@Nullable Double seconds) {
            return Objects.requireNonNull(seconds) / 86_400;
        }

        /** Adds visits from a day on, and returns the day of the last. */
        double visits(double from, double gap, int count) {
            for (int i = 0; i < count; i++) {
                String id = "e" + events.size();
                long time = START + Math.round((from + i * gap) * DAY);
                events.add(new LedgerEntry(EmbeddedInteraction.withoutText(
                        Interaction.of("default", "ann", id, "boat-" + events.size() % 7, "like", time))));
            }
            return from + (count - 1) * gap;
        }

        Life at(double day) {
            end = day;
            return this;
        }

        InterestPoint read(Profiler profiler) {
            UserState state = UserState.of(USER, events, Math.max(1, events.size()));
            return profiler.profile(state, START + Math.round(end * DAY))
                    .points()
                    .get(0);
        }
    }
}
