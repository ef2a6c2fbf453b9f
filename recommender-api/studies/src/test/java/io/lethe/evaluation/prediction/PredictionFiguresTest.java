package io.lethe.evaluation.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.metric.UserDraws;
import io.lethe.evaluation.prediction.PredictionStudy.Case;
import io.lethe.evaluation.prediction.PredictionStudy.Star;
import io.lethe.recommend.learning.PlattScaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.Test;

class PredictionFiguresTest {
    private static final double CLOSE = 1e-12;

    private static final Chances CHANCES =
            new Chances(new double[] {0.9, 0.6, 0.6, 0.2}, new boolean[] {true, false, true, false});

    @Test
    void shouldAddUpErrors() {
        // When: errors 1, −0.5, 0, and ratings 3, 4, 5
        RatingErrors errors =
                RatingErrors.of(4, 3).plus(RatingErrors.of(3.5, 4)).plus(RatingErrors.of(5, 5));

        // Then
        assertThat(errors.mae()).isCloseTo(0.5, within(CLOSE));
        assertThat(errors.mse()).isCloseTo(1.25 / 3, within(CLOSE));
        assertThat(errors.rmse()).isCloseTo(Math.sqrt(1.25 / 3), within(CLOSE));
        assertThat(errors.r2()).isCloseTo(1 - 1.25 / 2, within(CLOSE));
    }

    @Test
    void shouldHaveNoShareOfASpreadThatIsNone() {
        assertThat(RatingErrors.of(4, 3).plus(RatingErrors.of(3, 3)).r2()).isNaN();
    }

    @Test
    void shouldCountPairsInTheRightOrder() {
        // Then: .9 beats .6 and .2, .6 ties with .6 and beats .2
        assertThat(CHANCES.auc(Chances.once(4))).isCloseTo(3.5 / 4, within(CLOSE));
        assertThat(CHANCES.accuracy(Chances.once(4))).isCloseTo(0.75, within(CLOSE));
    }

    @Test
    void shouldWeighEachCase() {
        // Given: the second case three times, the last one not at all
        int[] weights = {1, 3, 1, 0};

        // Then: .9 beats .6 three times, .6 ties three times
        assertThat(CHANCES.auc(weights)).isCloseTo(4.5 / 6, within(CLOSE));
        assertThat(CHANCES.accuracy(weights)).isCloseTo(2 / 5.0, within(CLOSE));
    }

    @Test
    void shouldMeasureHowTrueProbabilitiesAre() {
        // Then
        double loss = -(Math.log(0.9) + Math.log(0.4) + Math.log(0.6) + Math.log(0.8)) / 4;
        assertThat(CHANCES.logLoss(Chances.once(4))).isCloseTo(loss, within(CLOSE));

        assertThat(CHANCES.brier(Chances.once(4))).isCloseTo((0.01 + 0.36 + 0.16 + 0.04) / 4, within(CLOSE));

        // Then: bins of .9 (1 happened), of .6 twice (1 happened) and of .2 (none)
        assertThat(CHANCES.calibrationError(Chances.once(4))).isCloseTo((0.1 + 0.2 + 0.2) / 4, within(CLOSE));
    }

    @Test
    void shouldSetWhatHappenedBesideWhatWasPredicted() {
        assertThat(CHANCES.bins(new int[] {1, 1, 2, 1}))
                .usingRecursiveFieldByFieldElementComparator(RecursiveComparisonConfiguration.builder()
                        .withComparatorForType(new DoubleComparator(CLOSE), Double.class)
                        .build())
                .containsExactly(
                        new Chances.Bin(0.2, 0.3, 1, 0.2, 0),
                        new Chances.Bin(0.6, 0.7, 3, 0.6, 2 / 3.0),
                        new Chances.Bin(0.9, 1, 1, 0.9, 1));
    }

    @Test
    void shouldFitTheScaleThatCountsGive() {
        // Given: 1 of 4 happened at 0, 3 of 4 at 1
        double[] numbers = {0, 0, 0, 0, 1, 1, 1, 1};
        boolean[] happened = {true, false, false, false, true, true, true, false};

        // When
        PlattScaling logistic = PlattScaling.fit(numbers, happened);

        // Then
        assertThat(logistic.offset()).isCloseTo(-Math.log(3), within(0.01));
        assertThat(logistic.at(1)).isCloseTo(0.75, within(0.002));
    }

    @Test
    void shouldDrawWholeUsers() {
        // Given: two users with figures 0 and 1, so a mean of 0, ½ or 1
        UserDraws draws = new UserDraws(2, 1);

        // When
        Interval interval = draws.interval(counts -> counts[1] / (double) (counts[0] + counts[1]));

        // Then
        assertThat(interval).isEqualTo(new Interval(0.5, 0, 1));
    }

    @Test
    void shouldTestPairsOfModelsOnTheSameCases() {
        // Given: forty users, whose choices one model tells from what they did not choose, and another one hardly
        List<Case> cases = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            boolean happened = i % 2 == 0;
            double sure = happened ? 0.8 : 0.2;
            cases.add(new Case(i / 5, random.nextDouble(), sure, random.nextInt(5), happened));
        }
        ChanceScores good = new ChanceScores(cases, Case::probability, 1);
        ChanceScores chance = new ChanceScores(cases, Case::lead, 1);

        // When
        List<PairedDifference> differences = good.against("chance", chance);
        List<PairedDifference> same = good.against("itself", good);

        // Then
        assertThat(differences)
                .extracting(PairedDifference::figure)
                .containsExactly("auc", "accuracy", "brier", "log-loss", "calibration error");
        assertThat(differences.subList(0, 2)).allMatch(one -> one.difference().low() > 0.2 && one.pValue() < 0.005);
        assertThat(differences.subList(2, 4)).allMatch(one -> one.difference().high() < 0 && one.pValue() < 0.005);
        assertThat(same).allMatch(one -> one.difference().equals(new Interval(0, 0, 0)) && one.pValue() == 1);
        assertThat(good.intervals().get("auc")).isEqualTo(new Interval(1, 1, 1));
        assertThat(good.reliability()).extracting(one -> one.happened().mean()).containsExactly(0.0, 1.0);
    }

    @Test
    void shouldGiveRatingsIntervalsAndTests() {
        // Given: a model that is off by a tenth of a star, and one that is off by one
        List<Star> near = new ArrayList<>();
        List<Star> far = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 300; i++) {
            double actual = 1 + random.nextInt(5);
            near.add(new Star(i / 10, actual + 0.1, actual));
            far.add(new Star(i / 10, actual + (random.nextBoolean() ? 1 : -1), actual));
        }

        // When
        Map<String, Interval> figures = new RatingScores(near, 1).intervals();
        List<PairedDifference> differences = new RatingScores(near, 1).against("far", new RatingScores(far, 1));

        // Then
        assertThat(Objects.requireNonNull(figures.get("mae")).mean()).isCloseTo(0.1, within(1e-9));
        Interval r2 = Objects.requireNonNull(figures.get("r2"));
        assertThat(r2.low()).isLessThan(r2.mean()).isGreaterThan(0.9);
        assertThat(differences).extracting(PairedDifference::figure).containsExactly("mae", "mse", "rmse", "r2");
        assertThat(differences).allMatch(one -> one.pValue() < 0.001);
        assertThat(differences.get(0).difference().mean()).isCloseTo(-0.9, within(1e-9));
        assertThat(differences.get(3).difference().low()).isPositive();
        assertThatThrownBy(() -> new RatingScores(near, 1).against("few", new RatingScores(far.subList(0, 20), 1)))
                .hasMessage("few was asked about other users");
    }

    @Test
    void shouldSayHowSureAFittedScaleIs() {
        // Given: cases of many and of few users
        List<Case> many = fittable(200);
        List<Case> few = fittable(20);

        // When
        FittedScale ofMany = FittedScale.of(many, many, Case::lead, 1);
        FittedScale ofFew = FittedScale.of(few, few, Case::lead, 1);

        // Then
        PlattScaling whole =
                PlattScaling.fit(many.stream().mapToDouble(Case::lead).toArray(), ChanceScores.happened(many));
        assertThat(ofMany.offset().mean()).isCloseTo(whole.offset(), within(1e-12));
        assertThat(ofMany.slope().mean())
                .isBetween(ofMany.slope().low(), ofMany.slope().high());
        assertThat(ofMany.slope().high() - ofMany.slope().low())
                .isPositive()
                .isLessThan(ofFew.slope().high() - ofFew.slope().low());
    }

    private static List<Case> fittable(int users) {
        SplittableRandom random = new SplittableRandom(7);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 4 * users; i++) {
            double number = random.nextDouble();
            cases.add(new Case(i / 4, number, 0.5, 1, random.nextDouble() < number));
        }
        return cases;
    }
}
