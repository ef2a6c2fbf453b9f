package io.lethe.evaluation.rival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.BlendFamily;
import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.LetheFamily;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.model.SimpleFamily;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.protocol.Negatives;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Request;
import io.lethe.evaluation.protocol.Sampling;
import io.lethe.evaluation.protocol.SmallShop;
import io.lethe.evaluation.protocol.WatchedLog;
import io.lethe.recommend.settings.SettingsDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlendTest {
    private static final int ITEMS = 40;
    private static final double CLOSE = 1e-9;

    private final Family knn = Models.rival("item-knn").orElseThrow();
    private final SmallShop shop = shop();
    private final Corpus corpus = shop.corpus();
    private final Plan plan = Plans.of(corpus, Protocol.TEMPORAL, Part.VALIDATION, Masking.HISTORY, Sampling.ALL);

    private static SmallShop shop() {
        Random random = new Random(6);
        SmallShop shop = new SmallShop(ITEMS);
        for (int i = 0; i < 600; i++) {
            shop.bought("u" + random.nextInt(30), random.nextInt(ITEMS), random.nextInt(1000) / 10.0, i);
        }
        return shop;
    }

    private BlendFamily family(Family other, boolean sharing) {
        return new BlendFamily(SettingsDocument.defaults(), other, other.defaults(), sharing);
    }

    private Model blend(double weight) {
        BlendFamily family = family(knn, false);
        return family.make(shop.items(), family.defaults().with("weight", weight), 1);
    }

    private Model lethe() {
        return new LetheFamily(SettingsDocument.defaults(), false)
                .make(shop.items(), SettingsDocument.defaults().settings());
    }

    private Model neighbours() {
        return knn.make(shop.items(), knn.defaults(), 1);
    }

    /** The scores of the candidates of each request, in the order of items. */
    private List<double[]> scores(Model model) {
        WatchedLog log = new WatchedLog(plan, model.name());
        List<double[]> scores = new ArrayList<>();
        for (Request request : plan.requests()) {
            log.openUntil(request.known());
            model.learn(log);
            Question question = new Question(corpus, request, new Negatives(0, 1).candidates(plan, request), false, 10);
            Answer answer = model.answer(question);
            scores.add(IntStream.range(0, ITEMS)
                    .filter(question::isCandidate)
                    .mapToDouble(answer::score)
                    .toArray());
        }
        log.check();
        assertThat(scores).hasSizeGreaterThan(10);
        return scores;
    }

    /** How many pairs of items of any request both order, and how many they order in opposite ways. */
    private record Agreement(int pairs, int against) {
        static Agreement of(List<double[]> some, List<double[]> others) {
            int pairs = 0;
            int against = 0;
            for (int request = 0; request < some.size(); request++) {
                for (int i = 0; i < some.get(request).length; i++) {
                    for (int j = 0; j < i; j++) {
                        int order = Double.compare(some.get(request)[i], some.get(request)[j]);
                        int other = Double.compare(others.get(request)[i], others.get(request)[j]);
                        pairs += order != 0 && other != 0 ? 1 : 0;
                        against += order * other < 0 ? 1 : 0;
                    }
                }
            }
            return new Agreement(pairs, against);
        }
    }

    private static double[] standard(double[] scores) {
        double mean = Arrays.stream(scores).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(scores)
                .map(score -> (score - mean) * (score - mean))
                .average()
                .orElseThrow());
        return Arrays.stream(scores).map(score -> (score - mean) / deviation).toArray();
    }

    @Test
    void shouldOrderAsLetheWithoutWeight() {
        // When
        List<double[]> blended = scores(blend(0));

        // Then
        Agreement agreement = Agreement.of(blended, scores(lethe()));
        assertThat(agreement.pairs()).isGreaterThan(1000);
        assertThat(agreement.against()).isZero();
        assertThat(Agreement.of(blended, scores(neighbours())).against()).isPositive();
    }

    @Test
    void shouldOrderAsTheOtherWithALargeWeight() {
        // When
        List<double[]> blended = scores(blend(1e9));

        // Then
        Agreement agreement = Agreement.of(blended, scores(neighbours()));
        assertThat(agreement.pairs()).isGreaterThan(1000);
        assertThat(agreement.against()).isZero();
        assertThat(Agreement.of(blended, scores(lethe())).against()).isPositive();
    }

    @Test
    void shouldAddWhatIsOnOneScale() {
        // When
        List<double[]> blended = scores(blend(0.7));

        // Then
        List<double[]> lethe = scores(lethe());
        List<double[]> neighbours = scores(neighbours());
        for (int request = 0; request < blended.size(); request++) {
            double[] first = standard(lethe.get(request));
            double[] second = standard(neighbours.get(request));
            for (int item = 0; item < first.length; item++) {
                assertThat(blended.get(request)[item]).isCloseTo(first[item] + 0.7 * second[item], within(CLOSE));
            }
        }
    }

    @Test
    void shouldLearnOnceForAllTrialsOfAPlan() {
        // Given
        AtomicInteger made = new AtomicInteger();
        Family counted =
                new SimpleFamily(knn.name(), knn.space(), knn.defaults().values(), (items, chosen, seed) -> {
                    made.incrementAndGet();
                    return knn.make(items, chosen, seed);
                });
        BlendFamily sharing = family(counted, true);

        // When
        List<List<double[]>> shared = new ArrayList<>();
        for (double weight : List.of(0.0, 3.0)) {
            try (Model model = sharing.make(shop.items(), sharing.defaults().with("weight", weight), 1)) {
                shared.add(scores(model));
            }
        }

        // Then
        assertThat(made).hasValue(1);
        assertThat(shared.get(0).toArray(double[][]::new))
                .isDeepEqualTo(scores(blend(0)).toArray(double[][]::new));
        assertThat(shared.get(1).toArray(double[][]::new))
                .isDeepEqualTo(scores(blend(3)).toArray(double[][]::new));
    }

    @Test
    void shouldBeAskedByNameAlone(@TempDir Path folder) throws IOException {
        // Given
        String name = "lethe+self-attention";
        Path file = folder.resolve("choices.json");
        Files.writeString(file, "{\"model\": \"" + name + "\", \"choices\": {\"weight\": 0.95}, \"trials\": 6}");

        // When
        TunedChoices choices = TunedChoices.read(file);

        // Then
        assertThat(choices.model()).isEqualTo(name);
        assertThat(choices.chosen().real("weight")).isEqualTo(0.95);
        assertThat(choices.family().isRandom()).isTrue();
        assertThat(Models.askable()).containsAll(Models.names()).contains(name);
        assertThat(Models.names()).doesNotContain(name);
        assertThat(Models.rivals()).extracting(Family::name).doesNotContain(name);
        assertThat(Models.besideLethe("lethe+item-knn", SettingsDocument.defaults(), false))
                .isEmpty();
    }
}
