package io.lethe.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionTest {
    private final Path folder;

    DetectionTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldSayWhenThereIsNoFolder() throws IOException {
        // When
        Detection detection = Detection.of(folder.resolve("nowhere"), ReadOptions.DEFAULT);

        // Then
        assertThat(detection).isInstanceOfSatisfying(Detection.Unrecognised.class, no -> assertThat(no.reason())
                .startsWith("There is no folder")
                .endsWith("nowhere"));
    }

    @Test
    void shouldSayWhatWasLookedFor() throws IOException {
        // Given
        Reading.write(folder.resolve("sales.csv"), "a,b", "1,2");

        // When
        Detection detection = Detection.of(folder, ReadOptions.DEFAULT);

        // Then
        assertThat(detection).isInstanceOfSatisfying(Detection.Unrecognised.class, no -> assertThat(no.reason())
                .contains("movies.csv", "events.tsv", "events.ndjson", "InvoiceNo", ".gz"));
    }

    @Test
    void shouldRecogniseOnlineRetailUnderAnyName() throws IOException {
        // Given
        Reading.write(folder.resolve("sales.csv.gz"), String.join(",", OnlineRetailReader.COLUMNS));

        // When
        Detection detection = Detection.of(folder, ReadOptions.DEFAULT);

        // Then
        assertThat(detection).isInstanceOfSatisfying(Detection.Recognised.class, yes -> assertThat(
                        yes.reader().layout())
                .isEqualTo("UCI Online Retail"));
    }
}
