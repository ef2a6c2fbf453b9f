package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.model.LetheModel;
import io.lethe.evaluation.model.MixReport;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.CorpusReader;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.recommend.learning.LearnedNumbers;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.standalone.importing.LetheClient;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * A running Lethe learns its mix from its own log: the same as the laboratory, whatever the order of the events and
 * however often they come, and it says so. The log is drawn from a world whose memory is longer than the defaults'.
 * {@link LargeLearnedMixIT} does the same with a longer log.
 */
@TestInstance(Lifecycle.PER_CLASS)
class LearnedMixIT {
    private static final String WORLD = "catalogue-500";
    private static final int FIRST = 600;
    private static final String MIX = "/v1/models/mix";
    private static final String SETTINGS = "/v1/settings";
    private static final Map<String, String> BY_ITSELF = Map.of("LETHE_RECOMMENDER_LEARNING_BEAT", "1s");

    private Path folder = Path.of(".");
    private Path world = Path.of(".");
    private LetheProcess lethe;
    private String printed = "";
    private String list = "";
    private JsonNode learned;
    private JsonNode learnedShuffled;

    /** How many events the log has. */
    int events() {
        return 1_500;
    }

    @BeforeAll
    void learn(@TempDir Path temporary) throws IOException {
        folder = temporary;
        world = folder.resolve("world");
        run("study", "worlds", "--world", WORLD, "--events", String.valueOf(events()), "--out", world.toString());
        list = "/v1/users/" + mostActive() + "/recommendations?limit=10&at=2026-01-01T00:00:00Z";
        lethe = LetheProcess.run(folder.resolve("data"));
        run("import", world.toString(), "--url", lethe.url());
        run("import", shuffledAndDoubled().toString(), "--url", lethe.url(), "--tenant", "shuffled");
        new Barrier(lethe).await();
        learned = learnNow("default");
        learnedShuffled = learnNow("shuffled");
        printed = lethe.printed();
        System.out.println(printed.lines()
                .filter(line -> line.contains("Learned the mix"))
                .reduce("", (all, line) -> all + line + "\n"));
    }

    @AfterAll
    void stop() {
        if (lethe != null) {
            lethe.close();
        }
    }

    @Test
    void shouldLearnWhatTheLaboratoryLearns() throws IOException {
        // Given
        LiveVectors vectors = LiveVectors.at(LetheClient.at(lethe.url()).kafkaAddress());
        Corpus corpus = new CorpusReader(new VectorCache(vectors, folder.resolve("vectors")), vectors.model(), events())
                .read(
                        WORLD,
                        ((Detection.Recognised) Detection.of(world, ReadOptions.DEFAULT)).reader(),
                        (done, all) -> {});
        LetheModel laboratory = new LetheModel(corpus.items(), RankingSettings.defaults());

        // When
        laboratory.learn(whole(corpus));

        // Then
        LearnedNumbers expected = Objects.requireNonNull(laboratory.learned());
        assertThat(corpus.size()).isEqualTo(events());
        assertThat(learned.path("version").asText()).isEqualTo(expected.version());
        assertThat(learned.path("events").asInt()).isEqualTo(events());
        assertThat(learned.path("users").asInt()).isEqualTo(corpus.users().size());
        assertThat(moved(learned))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        expected.moved().keySet().stream().map(MixNumber::code).toList());
        assertThat(MixReport.text(expected)).startsWith(learned.path("words").asText());
        assertThat(printed).contains("Learned the mix of default from " + expected.choices() + " choices");
        assertThat(learned.at("/gain/after").asDouble())
                .isGreaterThan(learned.at("/gain/before").asDouble());
    }

    @Test
    void shouldLearnTheSameFromEventsInAnyOrderAndMoreThanOnce() {
        assertThat(learnedShuffled.path("version")).isEqualTo(learned.path("version"));
        assertThat(learnedShuffled.path("numbers")).isEqualTo(learned.path("numbers"));
        assertThat(learnedShuffled.path("events")).isEqualTo(learned.path("events"));
    }

    @Test
    void shouldNameHoldAndForgetWhatWasLearned() {
        // Given
        TenantCalls shop = calls("shuffled");
        String version = learned.path("version").asText();
        JsonNode byLearned = shop.json(list);
        List<String> names = moved(learned);

        // Then
        assertThat(byLearned.at("/models/mix").asText()).isEqualTo(version);
        assertThat(shop.json("/v1/models").at("/models/0/words").asText())
                .isEqualTo(learned.path("words").asText())
                .isNotBlank();
        for (JsonNode number : shop.json(MIX).path("numbers")) {
            assertThat(number.path("inForce")).isEqualTo(number.path("learned"));
            assertThat(number.path("held").asBoolean()).isFalse();
        }

        // When
        patch(shop, "{\"learning\": {\"hold\": [\"" + String.join("\", \"", names) + "\"]}}");

        // Then
        JsonNode byHeld = shop.json(list);
        assertThat(byHeld.path("models").has("mix")).isFalse();
        assertThat(byHeld.path("items")).isNotEqualTo(byLearned.path("items"));
        for (JsonNode number : shop.json(MIX).path("numbers")) {
            boolean held = names.contains(number.path("name").asText());
            assertThat(number.path("inForce")).isEqualTo(number.path("prior"));
            assertThat(number.path("heldBy").asText()).isEqualTo(held ? "hold" : "");
        }

        // When
        patch(shop, "{\"learning\": null, \"mix\": {\"" + names.get(0) + "\": 0.77}}");

        // Then
        JsonNode set = number(shop.json(MIX), names.get(0));
        assertThat(set.path("inForce").asDouble()).isEqualTo(0.77);
        assertThat(set.path("heldBy").asText()).isEqualTo("value");

        // When
        patch(shop, "{\"learning\": {\"mix\": false}, \"mix\": null}");

        // Then
        assertThat(shop.json(list).path("items")).isEqualTo(byHeld.path("items"));
        assertThat(shop.post(MIX, "").statusCode()).isEqualTo(409);

        // When
        patch(shop, "{\"learning\": null}");
        int forgotten = shop.delete(MIX).statusCode();

        // Then
        assertThat(forgotten).isEqualTo(204);
        assertThat(shop.get(MIX).statusCode()).isEqualTo(404);
        assertThat(TenantCalls.json(shop.get(MIX)).path("detail").asText())
                .startsWith("What was learned has been forgotten.");
        assertThat(shop.json(list).path("items")).isEqualTo(byHeld.path("items"));
        assertThat(shop.json("/v1/models").path("models")).isEmpty();

        // When
        JsonNode again = learnNow("shuffled");

        // Then
        assertThat(again.path("version").asText()).isEqualTo(version);
        assertThat(shop.json(list).path("items")).isEqualTo(byLearned.path("items"));
    }

    @Test
    void shouldSayWhyNothingHasBeenLearned() {
        // Given
        TenantCalls nobody = calls("nobody");

        // Then
        assertThat(TenantCalls.json(nobody.get(MIX)).path("detail").asText())
                .startsWith("Nothing has been learned yet.");
        var refused = nobody.post(MIX, "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(TenantCalls.json(refused).path("detail").asText())
                .contains("The log has 0 events, and 500 are the least to learn from.");
        patch(nobody, "{\"learning\": {\"mix\": false}}");
        assertThat(TenantCalls.json(nobody.get(MIX)).path("detail").asText())
                .contains("{\"learning\": {\"mix\": true}}");
    }

    @Test
    void shouldSayItInChinese() {
        // When
        JsonNode asked = calls("default").json(MIX + "?language=zh");
        JsonNode preferred = TenantCalls.json(
                calls("default").send("GET", MIX, BodyPublishers.noBody(), "Accept-Language", "zh-CN,zh;q=0.9"));

        // Then
        assertThat(preferred).isEqualTo(asked);
        assertThat(asked.path("version")).isEqualTo(learned.path("version"));
        assertThat(asked.path("words").asText()).endsWith("。").doesNotContainPattern("[a-zA-Z]");
    }

    @Test
    void shouldKeepItThroughARestart() {
        // Given
        JsonNode before = calls("default").json(list);

        // When
        lethe.close();
        lethe = LetheProcess.run(folder.resolve("data"));
        new Barrier(lethe).await();

        // Then
        assertThat(calls("default").json(MIX)).isEqualTo(learned);
        assertThat(calls("default").json(list).path("models")).isEqualTo(before.path("models"));
        assertThat(calls("default").json(list).path("items")).isEqualTo(before.path("items"));
    }

    @Test
    void shouldLearnByItself() throws IOException {
        // Given
        try (LetheProcess late = LetheProcess.run(
                folder.resolve("late"), BY_ITSELF, "--import", beginning().toString())) {
            TenantCalls shop = new TenantCalls(late.url(), "default");

            // Then
            Awaitility.await("a mix learned by itself")
                    .atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThat(shop.get(MIX).statusCode())
                            .as(late.printed())
                            .isEqualTo(200));
        }
    }

    /** The user with the most events. */
    private String mostActive() throws IOException {
        Map<String, Long> counts = Files.readAllLines(world.resolve("events.tsv")).stream()
                .skip(1)
                .collect(Collectors.groupingBy(row -> row.substring(0, row.indexOf('\t')), Collectors.counting()));
        return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    /** The first events of the same world. */
    private Path beginning() throws IOException {
        Path other = Files.createDirectory(folder.resolve("beginning"));
        Files.copy(world.resolve("items.tsv"), other.resolve("items.tsv"));
        List<String> rows = Files.readAllLines(world.resolve("events.tsv"));
        Files.write(other.resolve("events.tsv"), rows.subList(0, FIRST + 1));
        return other;
    }

    private TenantCalls calls(String tenant) {
        return new TenantCalls(lethe.url(), tenant);
    }

    private JsonNode learnNow(String tenant) {
        TenantCalls shop = calls(tenant);
        var answer = shop.post(MIX, "");
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
        if (answer.statusCode() == 200) {
            return TenantCalls.json(answer);
        }
        Awaitility.await("a mix that takes longer to learn than a request waits")
                .atMost(Duration.ofMinutes(10))
                .until(() -> !shop.json("/v1/models").path("learning").asBoolean());
        return shop.json(MIX);
    }

    private static void patch(TenantCalls shop, String patch) {
        var answer = shop.patch(SETTINGS, patch);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void run(String... arguments) throws IOException {
        LetheProcess command = LetheProcess.command(Files.createTempFile(folder, arguments[0], ".log"), arguments);
        assertThat(command.exitCode()).as(command.printed()).isZero();
    }

    /** The names of the numbers that moved. */
    private static List<String> moved(JsonNode answer) {
        List<String> moved = new ArrayList<>();
        for (JsonNode number : answer.path("numbers")) {
            if (!number.path("prior").equals(number.path("learned"))) {
                moved.add(number.path("name").asText());
            }
        }
        return moved;
    }

    private static JsonNode number(JsonNode answer, String name) {
        for (JsonNode number : answer.path("numbers")) {
            if (number.path("name").asText().equals(name)) {
                return number;
            }
        }
        throw new AssertionError(name + " is not among " + answer);
    }

    /** The same world with its rows in another order, and every tenth of them twice. */
    private Path shuffledAndDoubled() throws IOException {
        Path other = Files.createDirectory(folder.resolve("shuffled"));
        for (String file : List.of("items.tsv", "events.tsv")) {
            List<String> lines = Files.readAllLines(world.resolve(file));
            List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
            for (int row = 1; row < lines.size(); row += 10) {
                rows.add(lines.get(row));
            }
            Collections.shuffle(rows, new Random(file.length()));
            rows.add(0, lines.get(0));
            Files.write(other.resolve(file), rows);
        }
        return other;
    }

    private static EventLog whole(Corpus corpus) {
        return new EventLog() {
            @Override
            public int size() {
                return corpus.size();
            }

            @Override
            public int end() {
                return corpus.size();
            }

            @Override
            public boolean shows(int row) {
                return true;
            }

            @Override
            public LedgerEntry at(int row) {
                return corpus.row(row);
            }
        };
    }
}
