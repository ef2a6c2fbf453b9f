package io.lethe.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of(".");

    private int execute(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(
                command,
                "--dataset",
                folder.toString(),
                "--protocol",
                "leave-one-out",
                "--cache",
                folder.resolve("cache").toString()));
        args.addAll(List.of(more));
        return Laboratory.commandLine().setErr(new PrintWriter(err)).execute(args.toArray(String[]::new));
    }

    private void writeShop(int users) throws IOException {
        List<String> events = new ArrayList<>(List.of("user_id\titem_id\ttimestamp\tevent_type\tvalue"));
        List<String> items = new ArrayList<>(List.of("item_id\ttitle\ttext"));
        for (int i = 0; i < 30; i++) {
            items.add("i" + i + "\tA thing of kind " + i % 5 + "\t");
        }
        for (int user = 0; user < users; user++) {
            for (int step = 0; step < 5; step++) {
                int item = (user * 7 + step * (1 + user % 3)) % 30;
                events.add("u" + user + "\ti" + item + "\t" + (1_300_000_000 + user * 60 + step * 86_400) + "\tview\t");
            }
        }
        Files.write(folder.resolve("events.tsv"), events);
        Files.write(folder.resolve("items.tsv"), items);
    }

    @Test
    void shouldWriteARankerThatEvaluateTakes() throws IOException {
        // Given
        writeShop(240);
        Path ranker = folder.resolve("shop.ranker.txt");
        Path json = folder.resolve("figures.json");

        // When
        int trained = execute("train", "--out", ranker.toString());
        int evaluated =
                execute("evaluate", "--models", "lethe", "--ranker", ranker.toString(), "--json", json.toString());

        // Then
        assertThat(trained).as(err.toString()).isZero();
        assertThat(evaluated).as(err.toString()).isZero();
        assertThat(ranker).content().startsWith("tree\n").contains("feature_names=mix.score ");
        assertThat(new ObjectMapper().readTree(json.toFile()).path("ranker").asText())
                .matches("[0-9a-f]{12}");
    }

    @Test
    void shouldWriteARankerAsOnnxThatEvaluateTakes() throws IOException {
        // Given
        writeShop(240);
        Path onnx = folder.resolve("shop.onnx");
        Path json = folder.resolve("figures.json");

        // When
        int trained = execute("train", "--out", onnx.toString());
        int evaluated =
                execute("evaluate", "--models", "lethe", "--ranker", onnx.toString(), "--json", json.toString());
        Files.write(onnx, Arrays.copyOf(Files.readAllBytes(onnx), 1000));
        int broken = execute("evaluate", "--models", "lethe", "--ranker", onnx.toString());

        // Then
        assertThat(trained).as(err.toString()).isZero();
        assertThat(evaluated).as(err.toString()).isZero();
        assertThat(new ObjectMapper().readTree(json.toFile()).path("ranker").asText())
                .matches("[0-9a-f]{12}");
        assertThat(broken).isEqualTo(1);
        assertThat(err.toString()).contains(onnx + ": this is no ONNX model, or not all of one: a field has ");
    }

    @Test
    void shouldSayWhatIsWrong() throws IOException {
        // Given
        writeShop(20);
        Path ranker = folder.resolve("wrong.ranker.txt");
        Files.writeString(ranker, "shrub\n");

        // Then
        assertThat(execute("train", "--out", ranker.toString(), "--requests", "0"))
                .isEqualTo(2);
        assertThat(execute("train", "--out", folder.resolve("none/x").toString()))
                .isEqualTo(1);
        assertThat(execute("train", "--out", ranker.toString())).isEqualTo(1);
        assertThat(execute("evaluate", "--models", "lethe", "--ranker", ranker.toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("--requests is at least 1, not 0")
                .contains("There is no folder ")
                .contains("Too little to learn from")
                .contains(ranker + ":1: this is no LightGBM model in text");
    }
}
