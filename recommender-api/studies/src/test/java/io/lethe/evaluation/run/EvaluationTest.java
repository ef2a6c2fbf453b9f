package io.lethe.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.evaluation.comparison.Heading;
import io.lethe.evaluation.comparison.ScoreJson;
import io.lethe.evaluation.comparison.ScorePage;
import io.lethe.evaluation.comparison.ScoreTable;
import io.lethe.evaluation.comparison.TieOrder;
import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.evaluation.protocol.LeakException;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.protocol.Negatives;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Sampling;
import io.lethe.evaluation.protocol.Slice;
import io.lethe.evaluation.protocol.Slicing;
import io.lethe.evaluation.protocol.SmallShop;
import io.lethe.evaluation.rival.Models;
import io.lethe.recommend.parameter.RankingSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvaluationTest {
    private static final int ITEMS = 40;

    private final SmallShop shop = new SmallShop(ITEMS);

    EvaluationTest() {
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            shop.bought("u" + random.nextInt(20), random.nextInt(ITEMS), random.nextInt(1000) / 10.0, i);
        }
    }

    /** Puts items in the order of their numbers, and does to the log what it is told. */
    private record ByNumber(BiConsumer<EventLog, Integer> learning) implements Model {
        @Override
        public String name() {
            return "by-number";
        }

        @Override
        public void learn(EventLog log) {
            learning.accept(log, log.end());
        }

        @Override
        public Answer answer(Question question) {
            double[] scores = new double[ITEMS];
            for (int i = 0; i < ITEMS; i++) {
                scores[i] = -i;
            }
            return Answer.of(scores);
        }
    }

    private Plan plan(Protocol protocol) {
        return Plans.of(shop.corpus(), protocol, Part.TEST, Masking.HISTORY, Sampling.ALL);
    }

    private static Evaluation evaluation(Plan plan, int threads) {
        return new Evaluation(plan, new Negatives(0, 1), 1, threads, () -> 0);
    }

    @Test
    void shouldRankAmongWhatIsNotMasked() {
        // Given
        SmallShop small =
                new SmallShop(ITEMS).bought("anna", 0, 1).bought("anna", 1, 2).bought("anna", 4, 3);
        Plan plan = Plans.of(small.corpus(), Protocol.LEAVE_ONE_OUT, Part.TEST, null, Sampling.ALL);

        // When
        ModelResult result = evaluation(plan, 1).run(new ByNumber((log, end) -> {}), (done, all) -> {});

        // Then: of 38 items left, 2 and 3 come before 4
        assertThat(result.list(0)).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(result.column("ndcg@10")[0]).isCloseTo(0.5, within(1e-12));
        assertThat(result.column("mrr")[0]).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(result.column("auc")[0]).isCloseTo(1 - 2 / 37.0, within(1e-12));
        assertThat(result.coverage()).isEqualTo(10.0 / ITEMS);
        assertThat(result.hitRate(2)).isZero();
        assertThat(result.hitRate(3)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void shouldFailTheRunOfAModelThatReadsAhead(Protocol protocol) {
        // Given
        Plan plan = plan(protocol);
        int forbidden = protocol == Protocol.LEAVE_ONE_OUT
                ? plan.heldOut().nextSetBit(0)
                : plan.requests().get(0).known();
        Model cheat = new ByNumber((log, end) -> {
            try {
                log.at(forbidden);
            } catch (LeakException e) {
                assertThat(e).isNotNull();
            }
        });

        // Then
        assertThatThrownBy(() -> evaluation(plan, 1).run(cheat, (done, all) -> {}))
                .isInstanceOf(LeakException.class)
                .hasMessageStartingWith("by-number read an event that it has to predict, or a later one: ");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void shouldLetModelsReadWhatIsShown(Protocol protocol) {
        // Given
        Plan plan = plan(protocol);
        int[] read = {0};
        Model honest = new ByNumber((log, end) -> read[0] = log.read(0, event -> {}));

        // When
        evaluation(plan, 1).run(honest, (done, all) -> {});

        // Then
        assertThat(read[0])
                .isEqualTo(plan.requests().get(plan.requests().size() - 1).known());
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void shouldGiveTheSameFiguresOnAnyNumberOfThreads(Protocol protocol) {
        // Given
        Plan plan = plan(protocol);

        for (String name : Models.names()) {
            boolean random = Models.rival(name).filter(Family::isRandom).isPresent();
            if (random && protocol == Protocol.PREQUENTIAL) {
                continue;
            }
            // When
            Model first = model(name);
            ModelResult one = evaluation(plan, 1).run(first, (done, all) -> {});
            ModelResult two = evaluation(plan, 4).run(random ? first : model(name), (done, all) -> {});

            // Then
            for (String metric : Evaluation.metrics()) {
                assertThat(one.column(metric)).as(name + " " + metric).isEqualTo(two.column(metric));
            }
            assertThat(one.lists()).isEqualTo(two.lists()).allMatch(list -> list.size() == Evaluation.LENGTH);
        }
    }

    private Model model(String name) {
        return Models.of(name, shop.items(), RankingSettings.defaults(), 1);
    }

    @Test
    void shouldWriteWhatItPrints() throws Exception {
        // Given
        Plan plan = plan(Protocol.TEMPORAL);
        Evaluation evaluation = evaluation(plan, 2);
        List<ModelResult> results = List.of(
                evaluation.run(model("lethe"), (done, all) -> {}),
                evaluation.run(model("popularity"), (done, all) -> {}));
        Scores scores = Scores.of(plan, results, 1);
        Heading heading = new Heading(
                plan, 0, 1, "abc", List.of(), null, TieOrder.asIs(plan.corpus().ties(), plan.tiedShare()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        // When
        ScoreTable.print(heading, scores, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        JsonNode json = ScoreJson.of(heading, scores, new ObjectMapper());
        String page = ScorePage.of(heading, scores);

        // Then
        assertThat(json.path("dataset").textValue()).isEqualTo("shop");
        assertThat(json.path("protocol").textValue()).isEqualTo("temporal");
        JsonNode lethe = json.path("models").get(0);
        assertThat(lethe.path("name").textValue()).isEqualTo("lethe");
        String ndcg = String.format(Locale.ROOT, "%.4f", lethe.path("ndcg@10").doubleValue());
        assertThat(lethe.path("ndcg@10").doubleValue()).isPositive();
        JsonNode coverage = lethe.path("intervals").path("coverage@10");
        assertThat(lethe.path("coverage@10").doubleValue())
                .isBetween(coverage.path(0).doubleValue(), coverage.path(1).doubleValue());
        assertThat(coverage.path(0).doubleValue()).isLessThan(coverage.path(1).doubleValue());
        for (String metric : Evaluation.metrics()) {
            JsonNode interval = lethe.path("intervals").path(metric);
            String cell = String.format(
                    Locale.ROOT,
                    "%.4f (%.4f–%.4f)",
                    lethe.path(metric).doubleValue(),
                    interval.path(0).doubleValue(),
                    interval.path(1).doubleValue());
            assertThat(bytes.toString(StandardCharsets.UTF_8)).as(metric).contains(" | " + cell + " |");
            assertThat(page).as(metric).contains("<td>" + cell + "</td>");
        }
        assertThat(scores.models().get(0).hitRates())
                .hasSize(10)
                .last()
                .isEqualTo(scores.models().get(0).metrics().get("hr@10"));
        assertThat(json.path("against")).hasSize(2);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("shop, temporal: ", "| lethe | ", ndcg, "| lethe against | metric | difference | p |");
        JsonNode slices = json.path("slices");
        assertThat(slices.fieldNames()).toIterable().containsExactly("after-pause", "after-shift", "long-history");
        assertThat(slices.path("long-history").path("requests").intValue()).isZero();
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("| 100 events or more | 0 | 0 | – |", "| lethe less this, ndcg@10 | p |");
        assertThat(page).contains("<td>100 events or more</td>");
        assertThat(page).contains(ndcg, "<svg", "popularity").doesNotContain("http://localhost", "<script");
    }

    @Test
    void shouldPoolOrdersByUser() {
        // Given: two orders of one log
        Plan plan = plan(Protocol.TEMPORAL);
        Evaluation evaluation = evaluation(plan, 1);
        ModelResult lethe = evaluation.run(model("lethe"), (done, all) -> {});
        ModelResult popular = evaluation.run(model("popularity"), (done, all) -> {});
        List<ModelResult> one = List.of(lethe, popular);
        List<ModelResult> twice =
                List.of(ModelResult.pooled(List.of(lethe, lethe)), ModelResult.pooled(List.of(popular, popular)));

        // When
        Scores single = Scores.of(plan, one, 1);
        Scores pooled = Scores.of(List.of(plan, plan), twice, 1);

        // Then: an order more of the same says nothing new, neither by its intervals nor by its tests
        assertThat(pooled.users()).isEqualTo(single.users());
        assertThat(pooled.requests()).isEqualTo(2 * single.requests());
        for (int i = 0; i < 2; i++) {
            Interval before =
                    Objects.requireNonNull(single.models().get(i).metrics().get("ndcg@10"));
            Interval after =
                    Objects.requireNonNull(pooled.models().get(i).metrics().get("ndcg@10"));
            assertThat(after.mean()).isCloseTo(before.mean(), within(1e-12));
            assertThat(after.low()).isCloseTo(before.low(), within(1e-12));
            assertThat(after.high()).isCloseTo(before.high(), within(1e-12));
            assertThat(pooled.models().get(i).coverage().low())
                    .isCloseTo(single.models().get(i).coverage().low(), within(1e-12));
            assertThat(pooled.against().get(i).pValue())
                    .isEqualTo(single.against().get(i).pValue());
        }
        assertThat(twice.get(0).orders()).containsExactly(lethe, lethe);
        assertThat(twice.get(0).runs()).containsExactly(twice.get(0));
        assertThat(twice.get(0).hitRate(10)).isCloseTo(lethe.hitRate(10), within(1e-12));
    }

    @Test
    void shouldScoreSlicesByTheirOwnRequests() {
        // Given
        Plan plan = plan(Protocol.TEMPORAL);
        Evaluation evaluation = evaluation(plan, 1);
        ModelResult lethe = evaluation.run(model("lethe"), (done, all) -> {});
        ModelResult popular = evaluation.run(model("popularity"), (done, all) -> {});
        List<Set<Slice>> slices = Slicing.of(plan);

        // When
        Scores scores = Scores.of(plan, List.of(lethe, popular), 1);

        // Then
        assertThat(Objects.requireNonNull(scores.slices().get(Slice.AFTER_SHIFT))
                        .requests())
                .isBetween(1, scores.requests() - 1);
        scores.slices().forEach((slice, some) -> {
            int[] rows = IntStream.range(0, slices.size())
                    .filter(row -> slices.get(row).contains(slice))
                    .toArray();
            assertThat(some.requests()).isEqualTo(rows.length);
            assertThat(some.models()).hasSize(rows.length == 0 ? 0 : 2);
            for (Scores.ModelScores model : some.models()) {
                double mean = Arrays.stream(rows)
                        .mapToDouble(row -> model.result().column("ndcg@10")[row])
                        .average()
                        .orElseThrow();
                assertThat(Objects.requireNonNull(model.metrics().get("ndcg@10"))
                                .mean())
                        .isCloseTo(mean, within(1e-12));
            }
        });
    }

    @Test
    void shouldKeepSeedsOfModelsApartFromOrders() {
        // Given: two seeds in each of three orders
        Plan plan = plan(Protocol.TEMPORAL);
        Evaluation evaluation = evaluation(plan, 1);
        ModelResult popular = evaluation.run(model("popularity"), (done, all) -> {});
        ModelResult lethe = evaluation.run(model("lethe"), (done, all) -> {});
        ModelResult order = ModelResult.mean(List.of(popular, lethe));

        // When
        ModelResult pooled = ModelResult.pooled(List.of(order, order, order));

        // Then
        assertThat(pooled.orders()).hasSize(3);
        assertThat(pooled.runs()).hasSize(2);
        assertThat(pooled.runs().get(1).mean("mrr")).isCloseTo(lethe.mean("mrr"), within(1e-12));
        assertThat(pooled.mean("mrr")).isCloseTo((popular.mean("mrr") + lethe.mean("mrr")) / 2, within(1e-12));
    }
}
