package io.lethe.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lethe.evaluation.dataset.row.SequenceMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Needs the data sets in {@code ../shared/datasets}, seen from the project's root; aborted where they are not. */
@Tag("datasets")
class RealDatasetsTest {
    private static Reading read(String name) throws IOException {
        Path folder = Path.of("../../../shared/datasets", name);
        assumeTrue(Files.isDirectory(folder), "the data set " + name + " is not beside the project");
        return Reading.of(folder, SequenceMode.AUTO);
    }

    private static Set<String> ids(Reading reading) {
        return reading.interactions().stream()
                .map(event -> event.userId() + '\t' + event.eventId())
                .collect(Collectors.toSet());
    }

    @Test
    void shouldReadAllOfMovieLens() throws IOException {
        // When
        Reading reading = read("ml-latest-small");

        // Then
        assertThat(reading.catalogue()).hasSize(9_742);
        assertThat(reading.interactions()).hasSize(100_836 + 3_683);
        assertThat(reading.rejections()).isEmpty();
    }

    @Test
    @Tag("long")
    void shouldFindInRawOnlineRetailWhatTheCleanSetHolds() throws IOException {
        // When
        Reading raw = read("online-retail-raw");
        Reading clean = read("online-retail");

        // Then
        assertThat(raw.interactions()).hasSize(404_909);
        assertThat(raw.rejections())
                .containsEntry("CustomerID is missing", 135_080L)
                .containsEntry("StockCode is a service code and no product", 1_920L)
                .hasSize(2);
        assertThat(raw.catalogue()).hasSize(3_676);
        assertThat(ids(raw).equals(ids(clean))).isTrue();
    }

    @Test
    void shouldKeepThePublishedOrderOfDayStampedEvents() throws IOException {
        // When
        Reading reading = read("amazon-beauty");

        // Then
        assertThat(reading.interactions()).hasSize(198_502);
        assertThat(ids(reading)).hasSize(198_502);
        assertThat(reading.interactions()).anyMatch(interaction -> interaction.sequence() > 0);
    }
}
