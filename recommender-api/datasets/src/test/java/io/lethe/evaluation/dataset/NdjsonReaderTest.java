package io.lethe.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.evaluation.dataset.row.SequenceMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NdjsonReaderTest {
    private final Path folder;

    NdjsonReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldPassObjectsAsTheyAreAndRejectTheRest() throws IOException {
        // Given
        Reading.write(
                folder.resolve("events.ndjson"),
                "{\"userId\":\"u\",\"type\":\"wink\",\"timestamp\":5}",
                "",
                "[1]",
                "{\"userId\":",
                "{\"userId\":\"u\",\"tenant\":\"other\"}");

        // When
        Reading reading = Reading.of(folder, SequenceMode.AUTO);

        // Then
        assertThat(json(reading))
                .extracting(Object::toString)
                .containsExactly(
                        "{\"userId\":\"u\",\"type\":\"wink\",\"timestamp\":5,\"tenant\":\"shop\"}",
                        "{\"userId\":\"u\",\"tenant\":\"other\"}");
        assertThat(reading.places()).containsExactly("events.ndjson:3", "events.ndjson:4");
    }

    @Test
    void shouldNumberOnlyWhatHasNoNumber() throws IOException {
        // Given
        Reading.write(
                folder.resolve("events.ndjson"),
                "{\"userId\":\"u\",\"timestamp\":\"2024-01-01T00:00:00Z\"}",
                "{\"userId\":\"u\",\"timestamp\":1704067200000}",
                "{\"userId\":\"u\",\"timestamp\":1704067200000,\"sequence\":9}");

        // When
        Reading reading = Reading.of(folder, SequenceMode.AUTO);

        // Then
        assertThat(json(reading))
                .extracting(json -> json.get("sequence").asLong())
                .containsExactly(0L, 1L, 9L);
    }

    private static List<ObjectNode> json(Reading reading) {
        return reading.events().stream()
                .filter(DatasetRow.Document.class::isInstance)
                .map(row -> ((DatasetRow.Document) row).json())
                .toList();
    }
}
