package io.lethe.evaluation.steering;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.model.Ablation;
import io.lethe.evaluation.world.BagOfWords;
import io.lethe.recommend.list.Ranking;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.RankingSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code lethe study steering}: small shops, and texts whose words are their meaning. */
class SteeringStudyTest {
    private static final long SEED = 3;
    private static final int PEOPLE = 2;
    private static final RankingSettings FIXED = RankingSettings.defaults().withoutLearning();
    private static final Set<Aspect> OF_ONE_LIST = EnumSet.of(
            Aspect.CALIBRATION,
            Aspect.COINCIDENCES,
            Aspect.CURRENT,
            Aspect.LASTING,
            Aspect.PASSED,
            Aspect.DISLIKED,
            Aspect.ABSENT,
            Aspect.NDCG,
            Aspect.HIT_RATE);

    @TempDir
    private static Path folder = Path.of(".");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private List<SteeringFigure> figures(List<String> shops, List<String> kinds, RankingSettings settings, boolean show)
            throws IOException {
        return goals(shops, kinds, settings, show, false).whole();
    }

    private AblatedGoals goals(
            List<String> shops, List<String> kinds, RankingSettings settings, boolean show, boolean ablations)
            throws IOException {
        SteeringRequest request = new SteeringRequest(
                shops.stream()
                        .map(name -> PlantedShop.ofName(name).orElseThrow())
                        .toList(),
                kinds,
                PEOPLE,
                show,
                ablations,
                settings,
                SEED,
                "bag-of-words",
                folder,
                null,
                null);
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return request.goals(out, new BagOfWords(), task -> (done, all) -> {});
    }

    private static double mean(List<SteeringFigure> figures, Aspect aspect) {
        return figures.stream()
                .filter(figure -> figure.goal().aspect() == aspect)
                .mapToDouble(SteeringFigure::mean)
                .average()
                .orElseThrow();
    }

    @Test
    void shouldMeasureEveryKindThatSuitsAShopAndTheSameOfAnyAlone() throws IOException {
        // When
        List<SteeringFigure> all = figures(List.of("demo"), List.of(), FIXED, false);
        List<SteeringFigure> alone = figures(List.of("demo"), List.of("bruno", "shift"), FIXED, false);

        // Then
        assertThat(all).allMatch(figure -> Double.isFinite(figure.mean()) && figure.mean() >= 0);
        assertThat(all.stream().map(SteeringFigure::kind).distinct())
                .hasSize(PersonKinds.names().size() - 1)
                .doesNotContain("steady-eight");
        assertThat(new SteeringTable(all).markdown()).hasSize(2 + all.size());
        assertThat(alone)
                .isNotEmpty()
                .containsExactlyElementsOf(all.stream()
                        .filter(figure -> List.of("bruno", "shift").contains(figure.kind()))
                        .toList());
    }

    @Test
    void shouldTellAblationsApart() throws IOException {
        // When
        List<String> kinds = List.of("sailing-then-baking", "strings-every-seven-weeks", "thirty-impressions");
        AblatedGoals goals = goals(List.of("demo"), kinds, FIXED, false, true);

        // Then
        assertThat(goals.ablated().keySet())
                .containsExactlyElementsOf(
                        Ablation.ALL.stream().map(Ablation::name).toList());
        assertThat(goals.ablated().values()).allSatisfy(figures -> assertThat(figures)
                .extracting(figure -> figure.kind() + figure.goal())
                .containsExactlyElementsOf(goals.whole().stream()
                        .map(figure -> figure.kind() + figure.goal())
                        .toList()));
        assertThat(mean(Objects.requireNonNull(goals.ablated().get("no fatigue")), Aspect.TIRED_30))
                .isGreaterThan(mean(goals.whole(), Aspect.TIRED_30));
        assertThat(mean(Objects.requireNonNull(goals.ablated().get("no decay")), Aspect.CURRENT))
                .isLessThan(mean(goals.whole(), Aspect.CURRENT));
        assertThat(goals.markdown())
                .hasSize(3 + Ablation.ALL.size())
                .anyMatch(line -> line.startsWith("| no fatigue | ") && line.contains("thirty-impressions: "));
    }

    @Test
    void shouldTellAMixOfInterestsFromOneOfPopularity() throws IOException {
        // Given
        List<String> kinds = List.of("steady-one", "steady-three", "shift");
        Mix interests = new Mix(0, 1, 0, 0, 0, 0, 0, 0.75, 0, 0, 1, 0, 2500, 0);
        Mix popularity = new Mix(0, 0, 0, 0, 0, 1, 0, 0.75, 0, 0, 1, 0, 2500, 0);

        // When
        List<SteeringFigure> steered = figures(List.of("demo"), kinds, FIXED.withMix(interests), false);
        List<SteeringFigure> popular = figures(List.of("demo"), kinds, FIXED.withMix(popularity), false);

        // Then
        assertThat(mean(steered, Aspect.CALIBRATION)).isLessThan(0.6 * mean(popular, Aspect.CALIBRATION));
        assertThat(mean(steered, Aspect.COINCIDENCES)).isLessThan(0.5 * mean(popular, Aspect.COINCIDENCES));
        assertThat(mean(steered, Aspect.HIT_RATE)).isGreaterThan(1.5 * mean(popular, Aspect.HIT_RATE));
        assertThat(mean(steered, Aspect.DIFFER)).isPositive();
        assertThat(mean(steered, Aspect.WRONG_STEPS)).isLessThanOrEqualTo(mean(popular, Aspect.WRONG_STEPS));
    }

    @Test
    void shouldHaveARobotChangeListsOnlyWhereNobodyCleans() throws IOException {
        // When
        List<SteeringFigure> figures = figures(List.of("demo"), List.of("bot"), FIXED, false);

        // Then
        assertThat(mean(figures, Aspect.BOT)).isGreaterThan(1);
        assertThat(mean(figures, Aspect.CLEANED_BOT)).isZero();
    }

    @Test
    void shouldShowListsWithTopicsAndReasons() throws IOException {
        // When
        figures(List.of("demo"), List.of("bruno"), FIXED, true);

        // Then
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.startsWith("bruno-1 in demo: interests baking 9"))
                .anyMatch(line -> line.matches(
                        " {3}1\\. \\w+ .* (interest|neighbour|text|trend|repeat|proportion) \\d+ % {2}\\S.*\\."))
                .anyMatch(line -> line.startsWith("  10. "));
    }

    /** Whoever composes lists of the most appealing items in proportion meets every goal that is about one list. */
    @Test
    void shouldSetNoGoalThatIsOutOfReach() throws IOException {
        BagOfWords embedder = new BagOfWords();
        VectorCache vectors = new VectorCache(embedder, folder);
        for (String name : List.of("corner", "village")) {
            // Given
            StudiedShop shop = new StudiedShop(
                    PlantedShop.ofName(name).orElseThrow(),
                    PEOPLE,
                    SEED,
                    FIXED,
                    vectors,
                    embedder.model(),
                    (done, all) -> {});
            shop.people().forEach((kind, people) -> {
                boolean calibrated = kind.goals().stream().anyMatch(goal -> goal.aspect() == Aspect.CALIBRATION);
                for (SteeringGoal goal : kind.goals()) {
                    if (OF_ONE_LIST.contains(goal.aspect()) && !kind.name().equals("six-months-cold")) {
                        // When
                        double mean = people.stream()
                                .mapToDouble(person -> {
                                    Judgement judgement = Judgement.of(shop, person);
                                    return judgement
                                            .with(inProportion(shop, person, judgement, calibrated))
                                            .of(goal.aspect());
                                })
                                .average()
                                .orElseThrow();

                        // Then
                        assertThat(goal.holds(mean))
                                .as("%s in %s: %s %s, not %s", kind.name(), name, goal.aspect(), goal.words(), mean)
                                .isTrue();
                    }
                }
            });
        }
    }

    private static Ranking inProportion(
            StudiedShop shop, PlantedPerson person, Judgement judgement, boolean calibrated) {
        ShopItems items = shop.items();
        int topics = items.shop().topics();
        int places = items.shop().places();
        double[] target = (calibrated ? judgement.interests() : person.taste()).toArray(topics);
        double[] shares = new double[topics];
        List<Recommendation> list = new ArrayList<>();
        Set<Integer> taken = new HashSet<>(person.absent());
        for (int place = 0; place < places; place++) {
            int best = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int topic = 0; topic < topics; topic++) {
                double[] tried = shares.clone();
                tried[topic] += 1.0 / places;
                double after = Calibration.divergence(target, tried);
                if (after < least && next(items, topic, person, taken) >= 0) {
                    best = topic;
                    least = after;
                }
            }
            shares[best] += 1.0 / places;
            int item = next(items, best, person, taken);
            taken.add(item);
            list.add(new Recommendation(
                    Objects.requireNonNull(judgement.served().catalogue().at(item)), List.of()));
        }
        return new Ranking(judgement.list().profile(), list);
    }

    private static int next(ShopItems items, int topic, PlantedPerson person, Set<Integer> taken) {
        return items.of(topic).stream()
                .filter(item -> !taken.contains(item) && !person.touched().contains(ShopItems.id(item)))
                .findFirst()
                .orElse(-1);
    }
}
