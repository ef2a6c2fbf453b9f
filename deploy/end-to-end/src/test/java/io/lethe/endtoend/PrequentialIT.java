package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.endtoend.Listed.Asked;
import io.lethe.evaluation.dataset.DatasetReader;
import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.CorpusReader;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.protocol.Negatives;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Sampling;
import io.lethe.evaluation.run.Evaluation;
import io.lethe.evaluation.run.ModelResult;
import io.lethe.event.Item;
import io.lethe.recommend.settings.SettingsDocument;
import io.lethe.standalone.importing.LetheClient;
import io.lethe.standalone.importing.PublicTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The laboratory against a running Lethe, on the log of Online Retail. Needs the data set in
 * {@code ../shared/datasets}, seen from the project's root; aborted where it is not. {@code -Dlethe.requests=1000} asks
 * so many; beyond {@value #REQUESTS_OF_A_PART} the whole log is played, below it that of some customers, with
 * contexts.
 */
@Tag("datasets")
@Tag("long")
@TestInstance(Lifecycle.PER_CLASS)
class PrequentialIT {
    private static final Path RETAIL = Path.of("../../../shared/datasets/online-retail");
    private static final int REQUESTS = Integer.getInteger("lethe.requests", 40);
    private static final int REQUESTS_OF_A_PART = 60;
    private static final int EXPLAINED = Math.min(1_000, 5 * REQUESTS);
    private static final int STEP = 25;
    private static final long SEED = 1;
    private static final double EXACT = 1e-9;
    private static final String[] DIVERSITIES = {"", "0", "0.5", "1"};
    private static final String[] SHELVES = {"1", "2", "3", "4", "7", "8", "9"};
    private static final List<String> METRICS = List.of("hr@10", "ndcg@10");
    /**
     * The platform sends signals as soon as it can, not once a second: nothing else follows from it. Neither side
     * learns the mix: that both learn the same is for {@link LearnedMixIT}.
     */
    private static final Map<String, String> AT_ONCE =
            Map.of("LETHE_INTEREST_BEAT", "50ms", "LETHE_INTEREST_SIGNAL_EVERY", "50ms");

    private Plan plan;
    private LetheProcess lethe;
    private PublicTopics topics;
    private LaboratoryModel laboratory;
    private LiveModel platform;
    private ModelResult expected;
    private ModelResult live;

    @BeforeAll
    void play(@TempDir Path folder) throws IOException {
        assumeTrue(Files.isDirectory(RETAIL), "Online Retail is not beside the project");
        Path rows = REQUESTS > REQUESTS_OF_A_PART ? RETAIL : part(folder.resolve("part"));
        DatasetReader reader = ((Detection.Recognised) Detection.of(rows, ReadOptions.DEFAULT)).reader();
        lethe = LetheProcess.run(folder.resolve("data"), AT_ONCE);
        String kafka = LetheClient.at(lethe.url()).kafkaAddress();
        topics = PublicTopics.at(kafka);
        reader.readItems(row -> topics.publish(((DatasetRow.CatalogueItem) row).item()));
        topics.flush();
        new Barrier(lethe).await();

        LiveVectors vectors = LiveVectors.at(kafka);
        Corpus read = new CorpusReader(
                        new VectorCache(vectors, folder.resolve("vectors")), vectors.model(), Long.MAX_VALUE)
                .read("online-retail", reader, (done, all) -> {});
        Corpus corpus = REQUESTS > REQUESTS_OF_A_PART ? read : PlantedContext.in(read);
        plan = Plans.of(corpus, Protocol.PREQUENTIAL, Part.TEST, Masking.NOTHING, new Sampling(REQUESTS, SEED));
        Evaluation evaluation = new Evaluation(plan, new Negatives(0, SEED), SEED, 2, System::nanoTime);
        laboratory = new LaboratoryModel(
                corpus.items(), SettingsDocument.defaults().settings().withoutLearning());
        expected = evaluation.run(laboratory, (done, all) -> {});
        Map<String, Integer> numbers = new HashMap<>();
        corpus.items().forEach(item -> numbers.put(item.item().itemId(), numbers.size()));
        platform = new LiveModel(lethe, topics, numbers);
        live = evaluation.run(platform, PrequentialIT::show);
    }

    @AfterAll
    void stop() {
        if (topics != null) {
            topics.close();
        }
        if (lethe != null) {
            lethe.close();
        }
    }

    @Test
    void shouldAnswerWhatTheLaboratoryMeasures() {
        // When
        Map<Asked, List<Listed>> then = laboratory.lists();
        Map<Asked, List<Listed>> now = platform.lists();

        // Then
        int same = 0;
        double largest = 0;
        Map<Asked, String> different = new HashMap<>();
        for (Map.Entry<Asked, List<Listed>> one : then.entrySet()) {
            List<Listed> lab = one.getValue();
            List<Listed> rest = now.getOrDefault(one.getKey(), List.of());
            if (ids(lab).equals(ids(rest))) {
                same++;
                for (int i = 0; i < lab.size(); i++) {
                    largest = Math.max(
                            largest, Math.abs(lab.get(i).score() - rest.get(i).score()));
                }
            } else {
                different.put(one.getKey(), lab + " became " + rest);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d events, %,d requests: %,d the same top ten, %,d others; scores differ by %.1e at most%n",
                plan.requests().get(plan.requests().size() - 1).known(),
                then.size(),
                same,
                different.size(),
                largest);
        for (String metric : METRICS) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: laboratory %.6f, platform %.6f%n",
                    metric,
                    mean(expected, metric),
                    mean(live, metric));
        }
        System.out.printf(Locale.ROOT, "laboratory %.1f s, platform %.1f s%n", expected.seconds(), live.seconds());
        assertThat(then).hasSize(plan.requests().size());
        assertThat(then.values()).allMatch(list -> list.size() == Evaluation.LENGTH);
        assertThat(plan.requests()).anyMatch(request -> request.context().isEmpty());
        assertThat(plan.requests().stream()
                        .anyMatch(request -> request.context().size() == 2))
                .isEqualTo(REQUESTS <= REQUESTS_OF_A_PART);
        assertThat(different).isEmpty();
        assertThat(largest).isLessThanOrEqualTo(EXACT);
        for (String metric : METRICS) {
            assertThat(mean(live, metric)).isEqualTo(mean(expected, metric), within(0.0));
        }
    }

    @Test
    void shouldExplainEveryAnswerToItsLastDigit() {
        // Given
        for (var item : plan.corpus().items()) {
            topics.publish(onShelf(item.item()));
        }
        topics.flush();
        new Barrier(lethe).await();
        RestReading rest = new RestReading(lethe);
        WrittenRanking written = new WrittenRanking(rest);
        SplittableRandom random = new SplittableRandom(SEED);

        for (int i = 0; i < EXPLAINED; i++) {
            // When
            String user = plan.corpus()
                    .users()
                    .get(random.nextInt(plan.corpus().users().size()));
            Instant at = time(rest, random);
            String diversity = DIVERSITIES[random.nextInt(DIVERSITIES.length)];
            String shelf = random.nextInt(3) == 0 ? SHELVES[random.nextInt(SHELVES.length)] : "";
            String excluded = itemId(random);
            int limit = 1 + random.nextInt(20);
            JsonNode answer = rest.get("/v1/users/" + user + "/recommendations?explain=true&limit=" + limit + "&at="
                    + at + "&exclude=" + excluded + (shelf.isEmpty() ? "" : "&filter=shelf:" + shelf)
                    + (diversity.isEmpty() ? "" : "&diversity=" + diversity));

            // Then
            assertThat(answer.path("items").size()).isBetween(1, limit);
            for (JsonNode item : answer.path("items")) {
                assertThat(item.path("itemId").asText()).startsWith(shelf).isNotEqualTo(excluded);
            }
            double strength =
                    diversity.isEmpty() ? rest.settings().path("diversity").asDouble() : Double.parseDouble(diversity);
            written.check(user, at, strength, answer);
        }
        System.out.printf(
                Locale.ROOT,
                "%,d answers, %,d items, %,d contributions: all sum to the score, %.1e off at most%nrecomputed: %s%n",
                EXPLAINED,
                written.items(),
                written.contributions(),
                written.largestGap(),
                written.counts());
        assertThat(List.of("interest", "neighbour", "proportion", "text", "trend"))
                .allMatch(kind -> written.recomputed(kind) > 0);
    }

    private static Path part(Path to) throws IOException {
        RetailRows rows = RetailRows.in(RETAIL);
        return rows.write(to, rows.regulars(STEP), Instant.EPOCH, Instant.MAX, true);
    }

    private static void show(long done, long all) {
        if (done % 50 == 0 && done > 0) {
            System.out.printf(Locale.ROOT, "%,d of %,d requests%n", done, all);
        }
    }

    private static List<String> ids(List<Listed> list) {
        return list.stream().map(Listed::itemId).toList();
    }

    private static double mean(ModelResult result, String metric) {
        return Arrays.stream(result.column(metric)).average().orElse(0);
    }

    /** The item with an attribute to filter by, which its meaning does not depend on. */
    private static Item onShelf(Item item) {
        return new Item(
                item.tenant(),
                item.itemId(),
                item.title(),
                item.text(),
                item.categories(),
                new TreeMap<>(Map.of("shelf", item.itemId().substring(0, 1))),
                item.available(),
                item.publishedAt(),
                item.vector());
    }

    /** A time in the log, or within a month of its end. */
    private Instant time(RestReading rest, SplittableRandom random) {
        if (random.nextBoolean()) {
            return rest.newest().plusSeconds(random.nextInt(30 * 86_400));
        }
        long first = plan.corpus().timeOf(0);
        return Instant.ofEpochMilli(first + random.nextLong(rest.newest().toEpochMilli() - first));
    }

    private String itemId(SplittableRandom random) {
        return plan.corpus()
                .items()
                .get(random.nextInt(plan.corpus().items().size()))
                .item()
                .itemId();
    }
}
