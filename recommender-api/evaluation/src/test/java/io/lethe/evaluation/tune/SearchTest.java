package io.lethe.evaluation.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.tune.Parameter.Choice;
import io.lethe.evaluation.tune.Parameter.Real;
import io.lethe.evaluation.tune.Parameter.Scale;
import io.lethe.evaluation.tune.Parameter.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SearchTest {
    private static final int SEEDS = 20;
    private static final int BUDGET = 50;

    private static final Space SPACE = new Space(
            List.of(
                    new Real("x", -1, 1, Scale.LINEAR),
                    new Real("halfLife", 0.1, 1000, Scale.LOG),
                    new Whole("neighbours", 1, 500, Scale.LOG),
                    new Choice("kind", List.of("a", "b", "c"))),
            Chosen.of(Map.of("x", "-1.0", "halfLife", "0.1", "neighbours", "1", "kind", "a")));

    /** Highest, 0, at x = 0.3, halfLife = 20, neighbours = 50, kind = b. */
    private static double hill(Chosen chosen) {
        double x = chosen.real("x") - 0.3;
        double halfLife = Math.log10(chosen.real("halfLife") / 20) / 2;
        double neighbours = Math.log10(chosen.whole("neighbours") / 50.0) / 2;
        return -(x * x
                + halfLife * halfLife
                + neighbours * neighbours
                + (chosen.word("kind").equals("b") ? 0 : 0.5));
    }

    private static Trial trial(Chosen chosen, double score) {
        return new Trial(chosen, new Interval(score, score, score), 1);
    }

    private static List<Trial> trials(Search search, Space space, int budget, ToDoubleFunction<Chosen> function) {
        List<Trial> done = new ArrayList<>();
        done.add(trial(space.defaults(), function.applyAsDouble(space.defaults())));
        while (done.size() < budget) {
            Chosen next = search.next(done);
            done.add(trial(next, function.applyAsDouble(next)));
        }
        return done;
    }

    private static double meanBest(Search.Kind kind) {
        double sum = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            List<Trial> done = trials(kind.through(SPACE, seed), SPACE, BUDGET, SearchTest::hill);
            sum += Trial.best(done).score().mean();
        }
        return sum / SEEDS;
    }

    @Test
    void shouldFindMoreByLearningThanByChance() {
        // When
        double random = meanBest(Search.Kind.RANDOM);
        double bayes = meanBest(Search.Kind.BAYES);
        double grid = meanBest(Search.Kind.GRID);

        // Then: less is missing to the top than chance leaves, although the defaults could not be worse
        assertThat(bayes)
                .as("bayes, beside random %s and grid %s", random, grid)
                .isGreaterThan(random);
        assertThat(grid).as("grid, beside random %s", random).isGreaterThan(random);
    }

    @ParameterizedTest
    @EnumSource(Search.Kind.class)
    void shouldSayTheSameOfTheSameTrials(Search.Kind kind) {
        // Given
        List<Trial> done = trials(kind.through(SPACE, 7), SPACE, 30, SearchTest::hill);

        for (int size = 1; size < done.size(); size++) {
            // When
            Chosen again = kind.through(SPACE, 7).next(done.subList(0, size));

            // Then
            assertThat(again).isEqualTo(done.get(size).chosen());
        }
    }

    @ParameterizedTest
    @EnumSource(Search.Kind.class)
    void shouldStayInTheRanges(Search.Kind kind) {
        for (Trial trial : trials(kind.through(SPACE, 3), SPACE, 60, SearchTest::hill)) {
            assertThat(trial.chosen().real("x")).isBetween(-1.0, 1.0);
            assertThat(trial.chosen().real("halfLife")).isBetween(0.1, 1000.0);
            assertThat(trial.chosen().whole("neighbours")).isBetween(1, 500);
            assertThat(trial.chosen().word("kind")).isIn("a", "b", "c");
        }
    }

    @Test
    void shouldGoThroughAFullGridOfFewParameters() {
        // Given
        Space space = new Space(
                List.of(new Real("x", 0, 1, Scale.LINEAR), new Choice("kind", List.of("a", "b"))),
                Chosen.of(Map.of("x", "0.3", "kind", "a")));

        // When: the defaults, halfway below and above them, the ends and the middle, the quarters
        List<Trial> done = trials(Search.Kind.GRID.through(space, 1), space, 1 + 2 + 6 + 4, chosen -> 0);

        // Then
        assertThat(done.subList(1, 3).stream().map(trial -> trial.chosen().toString()))
                .containsExactly("kind a, x 0.15", "kind a, x 0.65");
        assertThat(done.subList(3, 9).stream().map(trial -> trial.chosen().toString()))
                .containsExactlyInAnyOrder(
                        "kind a, x 0.0",
                        "kind a, x 0.5",
                        "kind a, x 1.0",
                        "kind b, x 0.0",
                        "kind b, x 0.5",
                        "kind b, x 1.0");
        assertThat(done.subList(9, 13).stream().map(trial -> trial.chosen().toString()))
                .containsExactlyInAnyOrder("kind a, x 0.25", "kind a, x 0.75", "kind b, x 0.25", "kind b, x 0.75");
    }

    @Test
    void shouldFindItsWayBackIntoTheCube() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            // Given
            Chosen chosen = SPACE.at(RandomSearch.point(random, SPACE.size()));

            // Then
            assertThat(SPACE.at(SPACE.point(chosen))).isEqualTo(chosen);
        }
    }

    @Test
    void shouldHaveADensityThatAddsUpToOne() {
        // Given
        List<Parameter> one = List.of(new Real("x", 0, 1, Scale.LINEAR));
        ParzenMixture mixture = new ParzenMixture(one, List.of(new double[] {0.02}, new double[] {0.4}));

        // When
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            sum += Math.exp(mixture.log(new double[] {(i + 0.5) / 10_000})) / 10_000;
        }

        // Then
        assertThat(sum).isCloseTo(1, within(1e-5));
        assertThat(ParzenMixture.below(1.959964)).isCloseTo(0.975, within(1e-6));
    }

    private static final Space FIVE = new Space(
            IntStream.range(0, 5)
                    .mapToObj(i -> (Parameter) new Real("x" + i, -1, 1, Scale.LINEAR))
                    .toList(),
            Chosen.of(Map.of("x0", "0.0", "x1", "0.0", "x2", "0.0", "x3", "0.0", "x4", "0.0")));

    private static Map<String, Double> shares(List<Importance> all) {
        return all.stream().collect(Collectors.toMap(Importance::name, Importance::share));
    }

    @Test
    void shouldFindTheSharesOfPlantedEffects() {
        // Given: x0 has four fifths of the variance, x1 the rest
        List<Trial> done = trials(
                Search.Kind.RANDOM.through(FIVE, 1), FIVE, 500, chosen -> 2 * chosen.real("x0") + chosen.real("x1"));

        // When
        List<Importance> importance = Importance.of(FIVE.parameters(), done);

        // Then: bins leave a twentieth or so unexplained
        assertThat(shares(importance).get("x0")).isBetween(0.70, 0.82);
        assertThat(shares(importance).get("x1")).isBetween(0.14, 0.22);
        assertThat(importance.subList(2, 5)).allMatch(one -> one.share() == 0);
        assertThat(Importance.rest(importance)).isBetween(0.0, 0.1);
    }

    @Test
    void shouldLeaveWhatMattersTogetherToTheRest() {
        // Given: x0 and x1 matter by their product alone
        List<Trial> done =
                trials(Search.Kind.RANDOM.through(FIVE, 1), FIVE, 500, chosen -> chosen.real("x0") * chosen.real("x1"));

        // Then
        assertThat(Importance.rest(Importance.of(FIVE.parameters(), done))).isGreaterThan(0.9);
    }

    @Test
    void shouldSeldomNameWhatDoesNotMatter() {
        // Given: scores by chance
        int named = 0;
        for (int seed = 1; seed <= 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Trial> done = trials(Search.Kind.RANDOM.through(FIVE, seed), FIVE, 30, chosen -> random.nextDouble());
            named += Importance.rest(Importance.of(FIVE.parameters(), done)) < 1 ? 1 : 0;
        }

        // Then
        assertThat(named).isLessThanOrEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource(Search.Kind.class)
    void shouldNeverExplainMoreThanThereIs(Search.Kind kind) {
        for (int seed = 1; seed <= 10; seed++) {
            // Given: a search that prefers some trials, so that its parameters go together
            List<Trial> done = trials(
                    kind.through(FIVE, seed),
                    FIVE,
                    60,
                    chosen -> -Math.abs(chosen.real("x0") - 0.5)
                            - Math.abs(chosen.real("x1") + 0.5)
                            + chosen.real("x2") * chosen.real("x3"));

            // When
            List<Importance> importance = Importance.of(FIVE.parameters(), done);

            // Then
            assertThat(importance).allMatch(one -> one.share() >= 0);
            double sum = importance.stream().mapToDouble(Importance::share).sum();
            assertThat(sum).isLessThanOrEqualTo(1 + 1e-9);
            assertThat(sum + Importance.rest(importance)).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void shouldNotCountTheSameTwice() {
        // Given: two parameters that always move together
        List<Trial> done = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            done.add(trial(
                    FIVE.defaults().with("x0", i / 40.0).with("x1", i / 40.0).with("x2", i % 7 / 7.0), i));
        }

        // When
        Map<String, Double> shares = shares(Importance.of(FIVE.parameters(), done));

        // Then
        double x0 = shares.getOrDefault("x0", -1.0);
        double x1 = shares.getOrDefault("x1", -1.0);
        assertThat(Math.max(x0, x1)).isGreaterThan(0.9);
        assertThat(Math.min(x0, x1)).isZero();
    }

    @Test
    void shouldSayWhichParametersMatter() {
        // Given
        List<Trial> done = trials(Search.Kind.RANDOM.through(SPACE, 1), SPACE, 400, chosen -> {
            double x = chosen.real("x");
            return x * x + (chosen.word("kind").equals("c") ? 0.4 : 0);
        });

        // When
        List<Importance> importance = Importance.of(SPACE.parameters(), done);

        // Then
        assertThat(importance.get(0).name()).isEqualTo("x");
        assertThat(importance.get(0).share()).isGreaterThan(0.45);
        assertThat(importance.get(1).name()).isEqualTo("kind");
        assertThat(importance.get(2).share()).isLessThan(0.05);
    }

    @Test
    void shouldNotThinkMuchOfWhatWasNeverChanged() {
        // Given: trials that get better and better, with one value
        List<Trial> done = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            done.add(trial(SPACE.defaults().with("x", i / 40.0), i));
        }

        // When
        List<Importance> importance = Importance.of(SPACE.parameters(), done);

        // Then
        assertThat(importance.get(0).name()).isEqualTo("x");
        assertThat(importance.subList(1, 4)).allMatch(one -> one.share() == 0);
    }
}
