package io.lethe.evaluation.ranker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.evaluation.metric.RankMetric;
import io.lethe.evaluation.model.LetheModel;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.protocol.Negatives;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Sampling;
import io.lethe.evaluation.ranker.RankerTraining.Outcome;
import io.lethe.evaluation.ranker.RankerTraining.Verdict;
import io.lethe.evaluation.run.Evaluation;
import io.lethe.evaluation.run.ModelResult;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.ranking.Feature;
import io.lethe.recommend.ranking.Ranker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankerTrainingTest {
    private static final RankingSettings FIXED = RankingSettings.defaults().withoutLearning();

    private static final int ITEMS = 80;
    private static final long DAY = 86_400_000L;

    /** People who begin anywhere and then take what most people take, whatever it means. */
    private static Corpus crowd(int users) {
        Random random = new Random(3);
        List<EmbeddedItem> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            float[] vector = new float[8];
            for (int j = 0; j < vector.length; j++) {
                vector[j] = (float) random.nextGaussian();
            }
            Item item = Item.of("default", "i" + i, "Item " + i, "");
            items.add(new EmbeddedItem(item, Embedding.normalized(vector), new ModelId("by-hand")));
        }
        List<LedgerEntry> events = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            Set<Integer> taken = new HashSet<>();
            for (int step = 0; step < 6; step++) {
                int item = random.nextInt(step < 3 ? ITEMS : 12);
                while (!taken.add(item)) {
                    item = random.nextInt(step < 3 ? ITEMS : 12);
                }
                long time = 1_300_000_000_000L + user * 1000L + step * DAY;
                events.add(new LedgerEntry(EmbeddedInteraction.withoutText(
                        Interaction.of("default", "u" + user, "e" + step, "i" + item, "view", time))));
            }
        }
        return new Corpus("crowd", items, events);
    }

    private static Plan plan(Corpus corpus, Part part) {
        return Plans.of(corpus, Protocol.LEAVE_ONE_OUT, part, Masking.HISTORY, Sampling.ALL);
    }

    private static Outcome train(Corpus corpus, int threads) throws IOException {
        return new RankerTraining(FIXED, 1, threads)
                .run(plan(corpus, Part.VALIDATION), task -> (done, all) -> {}, () -> 0);
    }

    private static double ndcg(Corpus corpus, @Nullable Ranker ranker) {
        Evaluation evaluation = new Evaluation(plan(corpus, Part.TEST), new Negatives(0, 1), 1, 2, () -> 0);
        ModelResult result = evaluation.run(new LetheModel(corpus.items(), FIXED, ranker), (done, all) -> {});
        return Arrays.stream(result.column(RankMetric.NDCG.code(Evaluation.LENGTH)))
                .average()
                .orElseThrow();
    }

    @Test
    void shouldLearnWhatTheMixDoesNotKnow() throws IOException {
        // Given
        Corpus corpus = crowd(400);

        // When
        Outcome outcome = train(corpus, 2);
        Outcome again = train(corpus, 1);

        // Then
        assertThat(outcome.verdict()).isEqualTo(Verdict.RANKER);
        assertThat(outcome.difference().mean())
                .isCloseTo(outcome.learned().mean() - outcome.mix().mean(), within(1e-9));
        assertThat(outcome.pValue()).isLessThan(0.05);
        assertThat(outcome.requests() + outcome.judged()).isEqualTo(400);
        assertThat(outcome.ranker().features()).containsExactly(Feature.values());
        assertThat(again.ranker().text()).isEqualTo(outcome.ranker().text());
        assertThat(ndcg(corpus, outcome.ranker())).isGreaterThan(1.2 * ndcg(corpus, null));
    }

    @Test
    void shouldSayThatThereIsTooLittle() {
        assertThatThrownBy(() -> train(crowd(30), 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Too little to learn from");
    }

    @Test
    void shouldTakeExamplesFromCountsWithoutTheirOwnPair() {
        // Given
        Corpus corpus = crowd(100);
        Plan plan = plan(corpus, Part.VALIDATION);
        PoolWatch watch = new PoolWatch(plan, new LetheModel(plan.corpus().items(), FIXED));

        // When
        new Evaluation(plan, new Negatives(0, 1), 1, 1, () -> 0).run(watch, (done, all) -> {});
        RankingGroups examples = watch.examples(request -> true);

        // Then
        int[] counted = plan.popularity();
        float[] labels = examples.labels();
        float[] features = examples.features();
        int width = Feature.values().length;
        assertThat(examples.asked()).isEqualTo(100);
        assertThat(examples.reached()).isPositive();
        assertThat(Arrays.stream(examples.sizes()).sum()).isEqualTo(examples.rows());
        int wanted = 0;
        Set<Float> known = new HashSet<>();
        for (int count : counted) {
            known.add((float) Math.log(Math.max(1, count)));
        }
        for (int row = 0; row < examples.rows(); row++) {
            wanted += (int) labels[row];
            assertThat(known).contains(features[row * width + Feature.TREND_EVENTS.ordinal()]);
        }
        assertThat(wanted).isEqualTo(examples.reached());
        assertThat(Arrays.stream(counted).sum()).isEqualTo(corpus.size() - 2 * 100);
    }
}
