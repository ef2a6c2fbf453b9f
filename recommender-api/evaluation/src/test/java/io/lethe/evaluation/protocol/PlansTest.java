package io.lethe.evaluation.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlansTest {
    private static List<String> heldOut(Plan plan) {
        return plan.heldOut().stream()
                .mapToObj(row -> plan.corpus().row(row).interaction())
                .map(event -> event.userId() + " " + event.itemId())
                .sorted()
                .toList();
    }

    private static long day(double day) {
        return SmallShop.START + Math.round(day * SmallShop.DAY);
    }

    @Test
    void shouldLeaveTheLastChoicesOutInTheOrderOfTheRows() {
        // Given
        Corpus corpus = new SmallShop(9)
                .bought("anna", 4, 3, 2)
                .bought("anna", 3, 3, 1)
                .bought("anna", 2, 3, 0)
                .bought("anna", 1, 1)
                .bought("ben", 5, 9)
                .bought("ben", 6, 10)
                .corpus();

        // When
        Plan test = Plans.of(corpus, Protocol.LEAVE_ONE_OUT, Part.TEST, null, Sampling.ALL);
        Plan validation = Plans.of(corpus, Protocol.LEAVE_ONE_OUT, Part.VALIDATION, null, Sampling.ALL);

        // Then
        assertThat(test.requests()).containsExactly(new Request(0, 3, day(3), corpus.size(), List.of(4)));
        assertThat(validation.requests()).containsExactly(new Request(0, 2, day(3), corpus.size(), List.of(3)));
        assertThat(heldOut(test)).containsExactly("anna i3", "anna i4").isEqualTo(heldOut(validation));
        assertThat(test.popularity()).containsExactly(0, 1, 1, 0, 0, 1, 1, 0, 0);
        assertThat(test.masking()).isEqualTo(Masking.HISTORY);
    }

    @Test
    void shouldAskForNothingThatTheUserKnows() {
        // Given
        Corpus corpus = new SmallShop(9)
                .bought("anna", 1, 1)
                .bought("anna", 2, 2)
                .bought("anna", 3, 3)
                .did("return", "anna", 4, 4, 0)
                .bought("anna", 1, 5)
                .bought("anna", 4, 6)
                .corpus();

        // When
        Plan plan = Plans.of(corpus, Protocol.LEAVE_ONE_OUT, Part.TEST, null, Sampling.ALL);

        // Then
        assertThat(plan.requests()).containsExactly(new Request(0, 2, day(2), corpus.size(), List.of(3)));
        assertThat(new Negatives(0, 1).candidates(plan, plan.requests().get(0))).isEqualTo(bits(0, 3, 4, 5, 6, 7, 8));
    }

    private static SmallShop hundredDays() {
        return new SmallShop(9)
                .bought("anna", 0, 0)
                .bought("anna", 1, 50)
                .bought("ben", 2, 80)
                .bought("anna", 2, 89.5)
                .bought("anna", 3, 90)
                .bought("anna", 4, 90, 1)
                .bought("ben", 5, 90)
                .bought("ben", 6, 95)
                .bought("anna", 7, 100);
    }

    @Test
    void shouldSplitByTheSpanOfTime() {
        // When
        Plan plan = Plans.of(hundredDays().corpus(), Protocol.TEMPORAL, Part.TEST, Masking.HISTORY, Sampling.ALL);

        // Then
        assertThat(plan.requests())
                .containsExactly(
                        new Request(0, 3, day(90), 4, List.of(3, 4)),
                        new Request(1, 1, day(90), 4, List.of(5)),
                        new Request(1, 2, day(95), 4, List.of(6)),
                        new Request(0, 5, day(100), 4, List.of(7)));
        assertThat(plan.popularity()).containsExactly(1, 1, 2, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void shouldValidateOnTheTenthBeforeTheTest() {
        // When
        Plan plan = Plans.of(hundredDays().corpus(), Protocol.TEMPORAL, Part.VALIDATION, Masking.HISTORY, Sampling.ALL);

        // Then
        assertThat(plan.requests())
                .containsExactly(
                        new Request(1, 0, day(80), 2, List.of(2)), new Request(0, 2, day(89.5), 2, List.of(2)));
    }

    @Test
    void shouldLetModelsKnowWhatIsOlderPrequentially() {
        // When
        Plan plan = Plans.of(hundredDays().corpus(), Protocol.PREQUENTIAL, Part.TEST, Masking.HISTORY, Sampling.ALL);

        // Then
        assertThat(plan.requests().stream().map(Request::known)).containsExactly(4, 4, 7, 8);
        assertThat(plan.requests().stream().map(Request::history)).containsExactly(3, 1, 2, 5);
    }

    @Test
    void shouldAskForRepeatsWhereTheyAreCommon() {
        // Given
        SmallShop shop = hundredDays().bought("anna", 0, 60).bought("anna", 0, 98);

        // When
        Plan fitting = Plans.of(shop.corpus(), Protocol.TEMPORAL, Part.TEST, null, Sampling.ALL);
        Plan masked = Plans.of(shop.corpus(), Protocol.TEMPORAL, Part.TEST, Masking.HISTORY, Sampling.ALL);
        Plan without = Plans.of(hundredDays().corpus(), Protocol.TEMPORAL, Part.TEST, null, Sampling.ALL);

        // Then
        assertThat(fitting.masking()).isEqualTo(Masking.NOTHING);
        assertThat(fitting.requests()).hasSize(5).anyMatch(request -> request.wanted()
                .equals(List.of(0)));
        assertThat(masked.requests()).hasSize(4);
        assertThat(without.masking()).isEqualTo(Masking.HISTORY);
    }

    @Test
    void shouldDrawNegativesThatTheUserNeverTouches() {
        // Given
        SmallShop shop = new SmallShop(200);
        IntStream.range(0, 50).forEach(i -> shop.bought("anna", i, i));
        Plan plan = Plans.of(shop.corpus(), Protocol.LEAVE_ONE_OUT, Part.VALIDATION, null, Sampling.ALL);
        Request request = plan.requests().get(0);

        // When
        BitSet candidates = new Negatives(99, 1).candidates(plan, request);

        // Then
        assertThat(candidates.cardinality()).isEqualTo(100);
        assertThat(candidates.get(48)).isTrue();
        assertThat(candidates.get(0, 50).cardinality()).isEqualTo(1);
        assertThat(new Negatives(99, 1).candidates(plan, request)).isEqualTo(candidates);
        assertThat(new Negatives(99, 2).candidates(plan, request)).isNotEqualTo(candidates);
    }

    @Test
    void shouldChooseRequestsByTheSeed() {
        // Given
        SmallShop shop = new SmallShop(9);
        for (int user = 0; user < 100; user++) {
            shop.bought("u" + user, 1, 1).bought("u" + user, 2, 2).bought("u" + user, 3, 3);
        }

        // When
        Plan plan = Plans.of(shop.corpus(), Protocol.LEAVE_ONE_OUT, Part.TEST, null, new Sampling(10, 4));
        Plan same = Plans.of(shop.corpus(), Protocol.LEAVE_ONE_OUT, Part.TEST, null, new Sampling(10, 4));
        Plan other = Plans.of(shop.corpus(), Protocol.LEAVE_ONE_OUT, Part.TEST, null, new Sampling(10, 5));

        // Then
        assertThat(plan.requests()).hasSize(10).isEqualTo(same.requests()).isNotEqualTo(other.requests());
        assertThat(plan.possible()).isEqualTo(100);
    }

    private static BitSet bits(int... set) {
        BitSet bits = new BitSet();
        IntStream.of(set).forEach(bits::set);
        return bits;
    }
}
