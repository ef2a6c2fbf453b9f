package io.lethe.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.interest.law.Law;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LawsCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... args) {
        return Laboratory.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    @Test
    void shouldPrintALineForEachLawAndOneHash() {
        // When
        int exitCode = execute("laws", "--histories", "5", "--seed", "42");

        // Then
        assertThat(exitCode).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).isEqualTo("laws on 5 random histories, seed 42");
        assertThat(lines).hasSize(Law.values().length + 2);
        for (Law law : Law.values()) {
            assertThat(lines.get(law.ordinal() + 1))
                    .matches("  " + law.code() + " +5 histories +\\d+ events   ok: " + law.statement());
        }
        assertThat(lines.get(lines.size() - 1))
                .matches("one history of [\\d,]+ events in 100 random orders, 20 % doubled, split over 7 parts: "
                        + "one hash [0-9a-f]{64}");
    }

    @Test
    void shouldTryTheHeaviestUserOfADataSet(@TempDir Path folder) throws IOException {
        // Given
        List<String> rows = new ArrayList<>(List.of("user_id\titem_id\ttimestamp\tevent_type\tvalue"));
        for (int i = 0; i < 40; i++) {
            rows.add("heavy\titem " + i % 7 + "\t" + (1_300_000_000 + i / 3 * 60) + "\tpurchase\t" + i % 4);
            rows.add("light " + i % 3 + "\titem " + i + "\t" + 1_300_000_000 + "\tview\t");
        }
        rows.add(rows.get(1));
        Files.write(folder.resolve("events.tsv"), rows);

        // When
        int exitCode = execute("laws", "--dataset", folder.toString(), "--seed", "7");

        // Then
        assertThat(exitCode).isZero();
        assertThat(out.toString())
                .startsWith("laws on user heavy of " + folder + ": 41 events, 40 of them different, seed 7")
                .contains("one hash ");
    }

    @Test
    void shouldRefuseAFolderWithoutADataSetInOneLine(@TempDir Path folder) {
        // When
        int exitCode = execute("laws", "--dataset", folder.toString());

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("No data set was recognised");
    }
}
