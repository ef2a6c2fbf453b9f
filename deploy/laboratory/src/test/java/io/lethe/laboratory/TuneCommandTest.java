package io.lethe.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.command.SettingsCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneCommandTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of(".");

    private int execute(String command, String... args) {
        List<String> all = new ArrayList<>(List.of(
                command,
                "--dataset",
                folder.toString(),
                "--cache",
                folder.resolve("cache").toString()));
        all.addAll(List.of(args));
        return Laboratory.commandLine().setErr(new PrintWriter(err)).execute(all.toArray(String[]::new));
    }

    @BeforeEach
    void writeShop() throws IOException {
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
    void shouldWriteSettingsThatLoadAndGoOnWhereItWas() throws IOException {
        // Given: things are bought now and then, and something is done that settings do not know
        List<String> events = new ArrayList<>(Files.readAllLines(folder.resolve("events.tsv")));
        for (int i = 1; i < events.size(); i += 4) {
            events.set(i, events.get(i).replace("\tview\t", i % 8 == 1 ? "\twave\t" : "\tpurchase\t"));
        }
        Files.write(folder.resolve("events.tsv"), events);
        Path out = folder.resolve("tuned.yaml");
        Path page = folder.resolve("page.html");
        String[] asked = {
            "--protocol", "leave-one-out", "--search", "bayes", "--out", out.toString(), "--report", page.toString()
        };

        // When
        int first = execute("tune", with(asked, "--budget", "3"));
        int second = execute("tune", with(asked, "--budget", "12"));

        // Then
        assertThat(List.of(first, second)).as(err.toString()).containsOnly(0);
        assertThat(Files.readAllLines(folder.resolve("tuned.yaml.trials.ndjson")))
                .hasSize(12);
        assertThat(page)
                .content()
                .startsWith("<!doctype html>")
                .contains("mix.interest", "kernel.days", "<svg")
                .contains("weights.purchase", "types.wave.weight", "The weight of view stayed as it is")
                .doesNotContain("weights.view", "weights.hide");
        assertThat(SettingsCheck.of(out, new PrintWriter(err))).isPresent();
        assertThat(execute("evaluate", "--protocol", "temporal", "--models", "lethe", "--settings", out.toString()))
                .isZero();
        assertThat(execute("tune", with(asked, "--budget", "13", "--requests", "5")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("trials of another question: requests was 12, and is 5");
    }

    @Test
    void shouldSayWhetherTheDefaultsAreAsGoodAndWhatMattered() throws IOException {
        // Given
        Path out = folder.resolve("tuned.yaml");
        Path json = folder.resolve("found.json");

        // When
        int exitCode = execute(
                "tune",
                "--protocol",
                "leave-one-out",
                "--ties",
                "shuffled",
                "--budget",
                "20",
                "--out",
                out.toString(),
                "--json",
                json.toString());

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        JsonNode found = new ObjectMapper().readTree(json.toFile());
        assertThat(found.path("question").path("ties").textValue()).isEqualTo("shuffled");
        assertThat(found.path("verdict").textValue()).isIn("defaults-best", "defaults-as-good", "better");
        assertThat(found.path("best").path("score").doubleValue())
                .isGreaterThanOrEqualTo(found.path("defaults").path("score").doubleValue());
        assertThat(found.path("cannotMatter"))
                .extracting(JsonNode::textValue)
                .containsExactly("mix.habit", "mix.repeat", "repeat.threshold");
        assertThat(found.path("mattered"))
                .extracting(one -> one.path("name").textValue())
                .contains("mix.historyPower", "mix.text")
                .doesNotContain("mix.habit", "mix.repeat", "repeat.threshold");
        assertThat(found.path("weightUnit").textValue()).isEqualTo("view");
        assertThat(found.path("question").path("space").toString()).doesNotContain("weights.");
        double sum = found.path("rest").doubleValue();
        for (JsonNode one : found.path("mattered")) {
            sum += one.path("share").doubleValue();
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
    }

    @Test
    void shouldSayWhatLetheLearnsWithoutASearch() throws IOException {
        // Given
        writeFashion();
        Path json = folder.resolve("found.json");
        Path page = folder.resolve("page.html");
        Path figures = folder.resolve("figures.json");

        // When
        int tuned = execute(
                "tune",
                "--protocol",
                "leave-one-out",
                "--budget",
                "2",
                "--out",
                folder.resolve("tuned.yaml").toString(),
                "--json",
                json.toString(),
                "--report",
                page.toString());
        int evaluated = execute(
                "evaluate",
                "--protocol",
                "leave-one-out",
                "--models",
                "lethe,lethe-fixed",
                "--json",
                figures.toString());

        // Then
        assertThat(List.of(tuned, evaluated)).as(err.toString()).containsOnly(0);
        JsonNode found = new ObjectMapper().readTree(json.toFile());
        JsonNode learned = found.path("learned");
        String words = learned.path("words").textValue();
        assertThat(learned.path("numbers")).isNotEmpty();
        assertThat(words).endsWith(".").contains(" here");
        assertThat(learned.path("score")).isEqualTo(found.path("defaults").path("score"));
        assertThat(learned.path("difference").path("mean").doubleValue())
                .isCloseTo(
                        learned.path("score").doubleValue()
                                - learned.path("alone").path("score").doubleValue(),
                        within(1e-12));
        assertThat(page).content().contains("Learned and found", "defaults alone", words.replace("<", "&lt;"));
        JsonNode models = new ObjectMapper().readTree(figures.toFile()).path("models");
        assertThat(models.path(0).path("learned").path("words").textValue()).isNotBlank();
        assertThat(models.path(1).has("learned")).isFalse();
    }

    /** Forty users, who choose popular items, whatever they chose before and whatever these are called. */
    private void writeFashion() throws IOException {
        Random random = new Random(15);
        List<String> events = new ArrayList<>(List.of("user_id\titem_id\ttimestamp\tevent_type\tvalue"));
        for (int i = 0; i < 1_000; i++) {
            int item = (int) (30 * Math.pow(random.nextDouble(), 3));
            events.add("u" + random.nextInt(40) + "\ti" + item + "\t" + (1_300_000_000 + i * 3600) + "\tview\t");
        }
        Files.write(folder.resolve("events.tsv"), events);
    }

    @Test
    void shouldFindThatAKernelOfNothingChangesNoList() throws IOException {
        // Given: interest counts nothing, so how it is forgotten changes no list
        Path settings = folder.resolve("no-interest.yaml");
        Files.writeString(settings, "mix: {interest: 0}\n");
        Path json = folder.resolve("found.json");

        // When
        int exitCode = execute(
                "tune",
                "--protocol",
                "leave-one-out",
                "--settings",
                settings.toString(),
                "--free",
                "kernel,mix.text",
                "--budget",
                "12",
                "--out",
                folder.resolve("tuned.yaml").toString(),
                "--json",
                json.toString());

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        JsonNode found = new ObjectMapper().readTree(json.toFile());
        for (JsonNode one : found.path("mattered")) {
            assertThat(one.path("share").doubleValue() == 0
                            || one.path("name").textValue().equals("mix.text"))
                    .as(one.toString())
                    .isTrue();
        }
    }

    @Test
    void shouldTuneRivalsForEvaluate() throws IOException {
        // Given
        Path out = folder.resolve("knn.json");
        Path json = folder.resolve("figures.json");

        // When
        int tuned = execute(
                "tune",
                "--protocol",
                "temporal",
                "--search",
                "grid",
                "--budget",
                "6",
                "--model",
                "item-knn",
                "--out",
                out.toString());
        int evaluated = execute(
                "evaluate",
                "--protocol",
                "temporal",
                "--models",
                "lethe,item-knn",
                "--choices",
                out.toString(),
                "--json",
                json.toString());

        // Then
        assertThat(List.of(tuned, evaluated)).as(err.toString()).containsOnly(0);
        JsonNode choices = new ObjectMapper().readTree(out.toFile());
        JsonNode model =
                new ObjectMapper().readTree(json.toFile()).path("models").get(1);
        assertThat(model.path("choices")).isEqualTo(choices.path("choices"));
        assertThat(model.path("trials").intValue()).isEqualTo(6);
        assertThat(choices.path("choices").path("neighbours").intValue()).isBetween(5, 1000);
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() throws IOException {
        // Given
        Path choices = folder.resolve("choices.json");
        Files.writeString(choices, "{\"model\": \"item-knn\", \"choices\": {\"neighbors\": 3}}");
        String[] sound = {
            "--protocol", "temporal", "--out", folder.resolve("x.yaml").toString(), "--budget", "2"
        };

        // Then
        assertThat(execute("tune", with(sound, "--search", "annealing"))).isEqualTo(2);
        assertThat(execute("tune", with(sound, "--metric", "ndgc"))).isEqualTo(2);
        assertThat(execute("tune", with(sound, "--model", "item-knn"))).isEqualTo(2);
        assertThat(execute("tune", with(sound, "--free", "mix.txt"))).isEqualTo(2);
        assertThat(execute("evaluate", "--protocol", "temporal", "--choices", choices.toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("--search is grid, random or bayes, not annealing")
                .contains("There is no metric ndgc; there are ")
                .contains("--free has no mix.txt; there are kernel, mix.historyPower, mix.historyDays, ")
                .contains("--out has to end in .json for the choices of item-knn")
                .contains("has choices of [neighbors] for item-knn, which has [halfLifeSteps, ");
    }

    private static String[] with(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
