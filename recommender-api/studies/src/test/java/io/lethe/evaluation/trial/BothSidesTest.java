package io.lethe.evaluation.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.LetheFamily;
import io.lethe.evaluation.rival.Models;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Parameter;
import io.lethe.evaluation.tune.Parameter.Choice;
import io.lethe.evaluation.tune.Parameter.Real;
import io.lethe.evaluation.tune.Parameter.Whole;
import io.lethe.evaluation.tune.Search;
import io.lethe.evaluation.tune.Space;
import io.lethe.evaluation.tune.Trial;
import io.lethe.event.InteractionType;
import io.lethe.recommend.settings.SettingsDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches look on both sides of every default that has two. */
class BothSidesTest {
    private static final int FIRST_OF_BAYES = 4;

    /** Numbers whose default is an end of what there is: all of it, and none of it. */
    private static final Set<String> ENDS = Set.of("forgetting.adaption", "mix.historyDays");

    private static Stream<Family> families() {
        List<Family> all = new ArrayList<>(Models.rivals());
        all.add(new LetheFamily(SettingsDocument.defaults(), true));
        LetheFamily.freeNames()
                .forEach(name -> all.add(new LetheFamily(SettingsDocument.defaults(), true, List.of(name))));
        all.add(everyWeight());
        return all.stream().filter(family -> !family.space().isEmpty());
    }

    /** The weights of all types that there are, and of one that settings may add. */
    private static LetheFamily everyWeight() {
        Map<String, Integer> counts = new TreeMap<>(Map.of("view", 3, "wave", 1));
        Stream.of(InteractionType.values()).forEach(type -> counts.merge(type.code(), 1, Integer::sum));
        return new LetheFamily(SettingsDocument.defaults(), true, List.of("weights"), counts);
    }

    private static List<Trial> trials(Search.Kind kind, Space space, long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Trial> done = new ArrayList<>();
        done.add(new Trial(space.defaults(), new Interval(0.5, 0.5, 0.5), 1));
        while (done.size() <= count) {
            double score = random.nextDouble();
            Chosen next = kind.through(space, seed).next(done);
            done.add(new Trial(next, new Interval(score, score, score), 1));
        }
        return done;
    }

    private static double number(Parameter parameter, Chosen chosen) {
        return chosen.real(parameter.name());
    }

    private static boolean hasTwoSides(Parameter parameter, Chosen defaults) {
        double low = parameter instanceof Real real ? real.low() : ((Whole) parameter).low();
        double high = parameter instanceof Real real ? real.high() : ((Whole) parameter).high();
        return number(parameter, defaults) > low && number(parameter, defaults) < high;
    }

    private static void assertBothSides(Space space, List<Trial> trials) {
        for (Parameter parameter : space.parameters()) {
            if (!(parameter instanceof Choice) && hasTwoSides(parameter, space.defaults())) {
                double usual = number(parameter, space.defaults());
                assertThat(trials)
                        .as(parameter + ", by default " + usual)
                        .anyMatch(trial -> number(parameter, trial.chosen()) < usual)
                        .anyMatch(trial -> number(parameter, trial.chosen()) > usual);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void shouldSearchBothSidesInTheFirstRoundOfAGrid(Family family) {
        // Given
        Space space = new Space(family.space(), family.defaults());
        int round = space.parameters().stream()
                .mapToInt(one -> one instanceof Choice choice ? choice.words().size() : 2)
                .sum();

        for (long seed = 1; seed <= 5; seed++) {
            // When
            List<Trial> trials = trials(Search.Kind.GRID, space, seed, round);

            // Then
            assertBothSides(space, trials);
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void shouldSearchBothSidesInTheFirstPointsOfBayes(Family family) {
        // Given
        Space space = new Space(family.space(), family.defaults());

        for (long seed = 1; seed <= 20; seed++) {
            // When
            List<Trial> trials = trials(Search.Kind.BAYES, space, seed, FIRST_OF_BAYES);

            // Then
            assertBothSides(space, trials);
        }
    }

    @Test
    void shouldHaveTwoSidesForEveryWeightButThatOfTheUnit() {
        // Given
        LetheFamily family = everyWeight();

        // Then
        assertThat(family.weights().unit()).contains("view");
        assertThat(family.space())
                .hasSize(InteractionType.values().length)
                .allMatch(parameter -> hasTwoSides(parameter, family.defaults()))
                .extracting(Parameter::name)
                .contains("weights.impression", "weights.hide", "weights.purchase", "types.wave.weight")
                .doesNotContain("weights.view");
    }

    @Test
    void shouldHaveTwoSidesForEveryNumberOfLethe() {
        // Given
        LetheFamily family = new LetheFamily(SettingsDocument.defaults(), true);

        // Then
        assertThat(family.space())
                .filteredOn(parameter -> !(parameter instanceof Choice))
                .hasSizeGreaterThan(14)
                .allMatch(parameter -> ENDS.contains(parameter.name()) || hasTwoSides(parameter, family.defaults()));
    }
}
