package io.lethe.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Interaction;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaviestUserTest {
    private static final String HEADER = "user_id\titem_id\ttimestamp\tevent_type\tvalue";

    private final Path folder;

    HeaviestUserTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldFindTheUserWithTheMostRows() throws IOException {
        // Given
        Reading.write(
                folder.resolve("events.tsv"),
                HEADER,
                "v\ta\t100\tview\t",
                "u\ta\t101\tview\t",
                "w\tb\t102\tview\t",
                "v\tb\t103\tview\t",
                "w\tb\t102\tview\t");
        // When
        HeaviestUser heaviest = HeaviestUser.of(reader()).orElseThrow();
        // Then
        assertThat(heaviest.userId()).isEqualTo("v");
        assertThat(heaviest.rows()).extracting(Interaction::itemId).containsExactly("a", "b");
    }

    @Test
    void shouldFindNobodyWhereThereAreNoEvents() throws IOException {
        // Given
        Reading.write(folder.resolve("events.tsv"), HEADER);
        // When
        // Then
        assertThat(HeaviestUser.of(reader())).isEmpty();
    }

    private DatasetReader reader() throws IOException {
        return ((Detection.Recognised) Detection.of(folder, ReadOptions.DEFAULT)).reader();
    }
}
