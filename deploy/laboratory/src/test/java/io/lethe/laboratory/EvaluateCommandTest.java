package io.lethe.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of(".");

    private int execute(String... args) {
        return Laboratory.commandLine().setErr(new PrintWriter(err)).execute(args);
    }

    private void writeShop() throws IOException {
        List<String> events = new ArrayList<>(List.of("user_id\titem_id\ttimestamp\tevent_type\tvalue"));
        List<String> items = new ArrayList<>(List.of("item_id\ttitle\ttext"));
        for (int i = 0; i < 30; i++) {
            items.add("i" + i + "\tA thing of kind " + i % 5 + "\t");
        }
        for (int i = 0; i < 200; i++) {
            events.add("u" + i % 12 + "\ti" + i * 7 % 30 + "\t" + (1_300_000_000 + i * 3600) + "\tview\t");
        }
        Files.write(folder.resolve("events.tsv"), events);
        Files.write(folder.resolve("items.tsv"), items);
    }

    @Test
    void shouldWriteFiguresAndAPage() throws IOException {
        // Given
        writeShop();
        Path json = folder.resolve("figures.json");
        Path page = folder.resolve("page.html");

        // When
        int exitCode = execute(
                "evaluate",
                "--dataset",
                folder.toString(),
                "--protocol",
                "leave-one-out",
                "--models",
                "lethe,popularity",
                "--cache",
                folder.resolve("cache").toString(),
                "--json",
                json.toString(),
                "--report",
                page.toString());

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures.path("protocol").textValue()).isEqualTo("leave-one-out");
        assertThat(figures.path("models"))
                .extracting(model -> model.path("name").textValue())
                .containsExactly("lethe", "popularity");
        assertThat(figures.path("models").get(0).path("hr@10").doubleValue()).isBetween(0.0, 1.0);
        assertThat(page).content().startsWith("<!doctype html>").contains("ndcg@10");
    }

    @Test
    void shouldEmbedWithAModelByItsPath() throws IOException {
        // Given
        writeShop();
        Path model = Files.createDirectories(folder.resolve("model"));
        copy("/all-minilm-l6-v2-q.onnx", model.resolve("model.onnx"));
        copy("/all-minilm-l6-v2-q-tokenizer.json", model.resolve("tokenizer.json"));

        // When
        JsonNode byPath = ties("as-is", "--embeddings", model + ",name=mine");
        JsonNode byName = ties("as-is", "--embeddings", "all-minilm-l6-v2-q");

        // Then
        assertThat(byPath.at("/models/0/ndcg@10").doubleValue())
                .isEqualTo(byName.at("/models/0/ndcg@10").doubleValue())
                .isPositive();
        try (Stream<Path> caches = Files.list(folder.resolve("cache"))) {
            assertThat(caches.map(file -> file.getFileName().toString()).sorted())
                    .satisfiesExactly(
                            name -> assertThat(name).isEqualTo("all-minilm-l6-v2-q.vectors"),
                            name -> assertThat(name).matches("mine-[0-9a-f]{12}\\.vectors"));
        }
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = Objects.requireNonNull(EvaluateCommandTest.class.getResourceAsStream(resource))) {
            Files.copy(in, file);
        }
    }

    @Test
    void shouldTakeOneThingAfterTheOtherAway() throws IOException {
        // Given
        writeShop();
        Path json = folder.resolve("figures.json");

        // When
        int exitCode = execute(
                "evaluate",
                "--dataset",
                folder.toString(),
                "--protocol",
                "temporal",
                "--models",
                "lethe,popularity",
                "--ablations",
                "--cache",
                folder.resolve("cache").toString(),
                "--json",
                json.toString());

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures.path("models"))
                .extracting(model -> model.path("name").textValue())
                .startsWith("lethe", "popularity", "lethe, no decay")
                .contains("lethe, one horizon", "lethe, no interests", "lethe, no steering", "lethe, no fatigue");
        assertThat(figures.path("slices").path("after-pause").path("requests").isInt())
                .isTrue();
    }

    @Test
    void shouldTakeTheMeanOfSeveralSeedsWhereChanceHasASay() throws IOException {
        // Given
        writeShop();

        // When
        JsonNode one = figures("1").path("models");
        JsonNode three = figures("3").path("models");

        // Then
        JsonNode seeds = three.get(1).path("seeds");
        assertThat(seeds).extracting(seed -> seed.path("seed").intValue()).containsExactly(1, 2, 3);
        assertThat(seeds.get(0).path("mrr")).isEqualTo(one.get(1).path("mrr"));
        assertThat(seeds)
                .extracting(seed -> seed.path("mrr").doubleValue())
                .doesNotHaveDuplicates()
                .satisfies(some -> assertThat(three.get(1).path("mrr").doubleValue())
                        .isCloseTo((some.get(0) + some.get(1) + some.get(2)) / 3, within(1e-12)));
        assertThat(one.get(1).has("seeds")).isFalse();
        assertThat(three.get(0).has("seeds")).isFalse();
        assertThat(three.get(0).path("intervals")).isEqualTo(one.get(0).path("intervals"));
    }

    private JsonNode figures(String seeds) throws IOException {
        Path json = folder.resolve(seeds + ".json");
        int exitCode = execute(
                "evaluate",
                "--dataset",
                folder.toString(),
                "--protocol",
                "temporal",
                "--models",
                "lethe,ials",
                "--seeds",
                seeds,
                "--cache",
                folder.resolve("cache").toString(),
                "--json",
                json.toString());
        assertThat(exitCode).as(err.toString()).isZero();
        return new ObjectMapper().readTree(json.toFile());
    }

    /** Users who buy three things of a day, of which the file has the order of ids. */
    private void writeBaskets() throws IOException {
        List<String> events = new ArrayList<>(List.of("user_id\titem_id\ttimestamp\tevent_type\tvalue"));
        for (int user = 0; user < 40; user++) {
            for (int i = 0; i < 6; i++) {
                int item = 10 + (user * 7 + i * 5) % 9 + i % 3 * 6;
                events.add("u" + user + "\ti" + item + "\t" + (1_300_000_000 / 86_400 + i / 3) * 86_400L + "\tview\t");
            }
        }
        writeShop();
        Files.write(folder.resolve("events.tsv"), events);
    }

    @Test
    void shouldMeasureInRandomOrdersBesideTheOneThatIsThere() throws IOException {
        // Given
        writeBaskets();
        Path page = folder.resolve("page.html");

        // When
        JsonNode asIs = ties("as-is");
        JsonNode shuffled = ties("shuffled", "--shuffles", "3", "--report", page.toString());

        // Then
        assertThat(asIs.path("order").path("ties").textValue()).isEqualTo("as-is");
        assertThat(asIs.path("order").path("seeds")).isEmpty();
        assertThat(asIs.has("asIs")).isFalse();
        JsonNode order = shuffled.path("order");
        assertThat(order.path("ties").textValue()).isEqualTo("shuffled");
        assertThat(order.path("seeds")).extracting(JsonNode::intValue).containsExactly(1, 2, 3);
        assertThat(order.path("tiedRequests").doubleValue()).isPositive();
        assertThat(order.path("verdict").textValue()).isNotEmpty();
        assertThat(shuffled.path("asIs").path("models").get(0).path("intervals"))
                .isEqualTo(asIs.path("models").get(0).path("intervals"));
        assertThat(shuffled.path("asIs").path("against")).isEqualTo(asIs.path("against"));
        JsonNode lethe = shuffled.path("models").get(0);
        assertThat(lethe.path("orders")).hasSize(3);
        double sum = 0;
        for (JsonNode one : lethe.path("orders")) {
            sum += one.path("mrr").doubleValue();
            assertThat(one.path("mrr").doubleValue())
                    .isBetween(
                            lethe.path("spread").path("mrr").path("lowest").doubleValue(),
                            lethe.path("spread").path("mrr").path("highest").doubleValue());
        }
        assertThat(lethe.path("mrr").doubleValue()).isCloseTo(sum / 3, within(1e-12));
        assertThat(lethe.path("spread").path("mrr").path("deviation").doubleValue())
                .isPositive();
        assertThat(page).content().contains("From order to order", "The same with ties as they are");
    }

    @Test
    void shouldRunOnceWhereNothingIsTied() throws IOException {
        // Given
        writeShop();

        // When
        JsonNode asIs = ties("as-is");
        JsonNode shuffled = ties("shuffled");

        // Then
        assertThat(shuffled.path("order").path("ties").textValue()).isEqualTo("shuffled");
        assertThat(shuffled.path("order").path("seeds")).isEmpty();
        assertThat(shuffled.path("against")).isEqualTo(asIs.path("against"));
        assertThat(shuffled.has("asIs")).isFalse();
    }

    @Test
    void shouldLearnNothingOfARobotWhereItIsTold() throws IOException {
        // Given
        writeShop();
        JsonNode people = ties("as-is", "--models", "lethe-fixed");
        Path events = folder.resolve("events.tsv");
        List<String> rows = new ArrayList<>(Files.readAllLines(events));
        for (int i = 0; i < 1_000; i++) {
            rows.add("robot\ti29\t" + (1_300_000_000L / 3600 * 3600 + 3600 + i) + "\tview\t");
        }
        Files.write(events, rows);

        // When
        JsonNode disturbed = ties("as-is", "--models", "lethe-fixed");
        JsonNode cleaned = ties("as-is", "--models", "lethe-fixed", "--clean", "bots,bursts");

        // Then
        assertThat(ofLetheFixed(cleaned)).isEqualTo(ofLetheFixed(people)).isNotEqualTo(ofLetheFixed(disturbed));
    }

    private static double ofLetheFixed(JsonNode figures) {
        JsonNode model = figures.path("models").get(2);
        assertThat(model.path("name").textValue()).isEqualTo("lethe-fixed");
        return model.path("mrr").doubleValue();
    }

    private JsonNode ties(String ties, String... more) throws IOException {
        Path json = folder.resolve(ties + ".json");
        List<String> all = new ArrayList<>(List.of(
                "evaluate",
                "--dataset",
                folder.toString(),
                "--protocol",
                "leave-one-out",
                "--models",
                "lethe,item-knn",
                "--ties",
                ties,
                "--cache",
                folder.resolve("cache").toString(),
                "--json",
                json.toString()));
        all.addAll(List.of(more));
        assertThat(execute(all.toArray(String[]::new))).as(err.toString()).isZero();
        return new ObjectMapper().readTree(json.toFile());
    }

    @Test
    void shouldGiveEveryFigureOfPredictionsAnInterval() throws IOException {
        // Given: everything was rated
        writeShop();
        List<String> rows = new ArrayList<>();
        for (String row : Files.readAllLines(folder.resolve("events.tsv"))) {
            rows.add(
                    row.endsWith("\tview\t") ? row.replace("\tview\t", "\trating\t" + (1 + rows.size() * 3 % 5)) : row);
        }
        Files.write(folder.resolve("events.tsv"), rows);
        Path json = folder.resolve("figures.json");

        // When
        int exitCode = execute(
                "evaluate",
                "--dataset",
                folder.toString(),
                "--protocol",
                "temporal",
                "--predictions",
                "--cache",
                folder.resolve("cache").toString(),
                "--json",
                json.toString());

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures.fieldNames()).toIterable().contains("rating/lethe", "probability/popularity, fitted");
        for (Map.Entry<String, JsonNode> model : figures.properties()) {
            if (model.getKey().startsWith("rating/") || model.getKey().startsWith("probability/")) {
                for (JsonNode figure : model.getValue()) {
                    assertThat(figure).as(model.getKey()).hasSize(3).allMatch(JsonNode::isNumber);
                    assertThat(figure.path("low").doubleValue())
                            .isLessThanOrEqualTo(figure.path("high").doubleValue());
                }
            }
        }
        assertThat(figures.path("reliability/lethe"))
                .isNotEmpty()
                .allMatch(bin -> bin.path("happened").path("high").isNumber());
        assertThat(figures.path("against"))
                .extracting(one -> one.path("figure").textValue())
                .contains("mae", "r2", "auc", "log-loss");
        assertThat(figures.path("against"))
                .allMatch(
                        one -> one.path("p").doubleValue() > 0 && one.path("p").doubleValue() <= 1);
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() throws IOException {
        // Given
        writeShop();

        // Then
        assertThat(execute("evaluate", "--dataset", folder.toString(), "--protocol", "two-fold"))
                .isEqualTo(2);
        assertThat(execute("evaluate", "--dataset", folder.toString(), "--protocol", "temporal", "--models", "lehte"))
                .isEqualTo(2);
        assertThat(execute("evaluate", "--dataset", folder.toString(), "--protocol", "temporal", "--ties", "sorted"))
                .isEqualTo(2);
        assertThat(execute("evaluate", "--dataset", folder.toString(), "--protocol", "temporal", "--clean", "robots"))
                .isEqualTo(2);
        assertThat(execute(
                        "evaluate",
                        "--dataset",
                        folder.toString(),
                        "--protocol",
                        "temporal",
                        "--predictions",
                        "--clean",
                        "bots"))
                .isEqualTo(2);
        assertThat(execute("evaluate", "--dataset", folder.resolve("none").toString(), "--protocol", "temporal"))
                .isEqualTo(1);
        assertThat(execute(
                        "evaluate",
                        "--dataset",
                        folder.toString(),
                        "--protocol",
                        "temporal",
                        "--embeddings",
                        folder + "/model.onnx"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("--protocol is leave-one-out, temporal or prequential, not two-fold")
                .contains("--ties is as-is or shuffled, not sorted")
                .contains("--clean is bots, bursts or both, not robots")
                .contains("--predictions has no --clean")
                .contains("lethe: --embeddings: there is no file or folder " + folder + "/model.onnx")
                .contains("There is no model lehte; there are lethe, ")
                .contains("There is no folder ");
    }

    @Test
    void shouldCheckTheSettingsFirst() throws IOException {
        // Given
        writeShop();
        Path settings = folder.resolve("wrong.yaml");
        Files.writeString(settings, "diversity: 3\n");

        // When
        int exitCode = execute(
                "evaluate",
                "--dataset",
                folder.toString(),
                "--protocol",
                "temporal",
                "--settings",
                settings.toString());

        // Then
        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains(settings + ":1: diversity: is a number from 0 to 1, not 3");
    }
}
