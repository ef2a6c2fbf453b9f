package io.lethe.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evaluation.dataset.row.SequenceMode;
import io.lethe.event.Interaction;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TsvReaderTest {
    private static final String HEADER = "user_id\titem_id\ttimestamp\tevent_type\tvalue";

    private final Path folder;

    TsvReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void writeItems() throws IOException {
        Reading.write(folder.resolve("items.tsv"), "item_id\ttitle\ttext", "a\tA \"quoted\"\tsaid", "b\t\t");
    }

    @Test
    void shouldNumberRowsOfOneUserAndDayWhereTimesAreWholeDays() throws IOException {
        // Given
        Reading.write(
                folder.resolve("events.tsv"),
                HEADER,
                "u\ta\t86400\treview\t",
                "v\ta\t86400\treview\t",
                "u\tb\t86400\treview\t3",
                "u\ta\t172800\treview\t",
                "u\ta\t86400\treview\t");

        // When
        Reading reading = Reading.of(folder, SequenceMode.AUTO);

        // Then
        assertThat(reading.interactions()).extracting(Interaction::sequence).containsExactly(0L, 0L, 1L, 0L, 2L);
        assertThat(reading.interactions())
                .extracting(event -> event.userId() + event.eventId())
                .doesNotHaveDuplicates();
        assertThat(reading.catalogue()).extracting(item -> item.title()).containsExactly("A \"quoted\"", "b");
    }

    @Test
    void shouldIgnoreTheOrderWhereATimeOfDayIsKnown() throws IOException {
        // Given
        Reading.write(
                folder.resolve("events.tsv"),
                HEADER,
                "u\ta\t86400\tview\t",
                "u\ta\t86400\tview\t",
                "u\ta\t86401\tview\t");

        // When
        Reading automatic = Reading.of(folder, SequenceMode.AUTO);
        Reading numbered = Reading.of(folder, SequenceMode.ROW);

        // Then
        assertThat(automatic.interactions()).extracting(Interaction::sequence).containsOnly(0L);
        assertThat(automatic.interactions()).extracting(Interaction::eventId).hasSize(3);
        assertThat(automatic.interactions().get(0))
                .isEqualTo(automatic.interactions().get(1));
        assertThat(numbered.interactions()).extracting(Interaction::sequence).containsExactly(0L, 1L, 0L);
    }

    @Test
    void shouldReadWordsWithoutAnItemAndRejectNeither() throws IOException {
        // Given
        Reading.write(
                folder.resolve("events.tsv.gz"),
                HEADER + "\ttext",
                "u\t\t1.5\tsearch\t\tspace adventure",
                "u\t\t2\tsearch\t\t",
                "u\ta\t2\tsearch",
                "u\ta\t2\tview\tNaN\t",
                "\ta\t2\tview\t1\t");

        // When
        Reading reading = Reading.of(folder, SequenceMode.AUTO);

        // Then
        assertThat(reading.interactions()).singleElement().satisfies(search -> {
            assertThat(search.text()).isEqualTo("space adventure");
            assertThat(search.itemId()).isNull();
            assertThat(search.timestamp()).isEqualTo(1500);
        });
        assertThat(reading.places())
                .containsExactly("events.tsv.gz:3", "events.tsv.gz:4", "events.tsv.gz:5", "events.tsv.gz:6");
        assertThat(reading.rejections()).containsKeys("value is not a finite number", "user_id is missing");
    }
}
