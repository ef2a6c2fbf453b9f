package io.lethe.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evaluation.dataset.row.SequenceMode;
import io.lethe.event.Interaction;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovieLensReaderTest {
    private final Path folder;

    MovieLensReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private void movies(String... rows) throws IOException {
        Reading.write(folder.resolve("movies.csv"), prepend("movieId,title,genres", rows));
    }

    private void ratings(String... rows) throws IOException {
        Reading.write(folder.resolve("ratings.csv.gz"), prepend("userId,movieId,rating,timestamp", rows));
    }

    private static String[] prepend(String header, String... rows) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(header), java.util.Arrays.stream(rows))
                .toArray(String[]::new);
    }

    @Test
    void shouldReadMoviesRatingsAndTags() throws IOException {
        // Given
        movies("7,\"Hour, The (1999)\",Drama|War", "8,Untitled,(no genres listed)");
        ratings("1,7,4.5,1000000001");
        Reading.write(folder.resolve("tags.csv"), "userId,movieId,tag,timestamp", "2,7,\"slow, but \"\"good\"\"\",5");

        // When
        Reading reading = Reading.of(folder, SequenceMode.AUTO);

        // Then
        assertThat(reading.catalogue())
                .satisfiesExactly(
                        item -> {
                            assertThat(item.tenant()).isEqualTo("shop");
                            assertThat(item.title()).isEqualTo("Hour, The (1999)");
                            assertThat(item.categories()).containsExactly("Drama", "War");
                            assertThat(item.attributes()).containsEntry("year", 1999.0);
                        },
                        item -> {
                            assertThat(item.categories()).isEmpty();
                            assertThat(item.attributes()).isEmpty();
                        });
        assertThat(reading.interactions())
                .satisfiesExactly(
                        rating -> {
                            assertThat(rating.type()).isEqualTo("rating");
                            assertThat(rating.value()).isEqualTo(4.5);
                            assertThat(rating.timestamp()).isEqualTo(1_000_000_001_000L);
                        },
                        tag -> {
                            assertThat(tag.type()).isEqualTo("tag");
                            assertThat(tag.text()).isEqualTo("slow, but \"good\"");
                        });
    }

    @Test
    void shouldGoOnAfterMalformedRows() throws IOException {
        // Given
        movies("1,One,Drama");
        ratings("1,1,4,100001", "1,1,x,3", "\"2,1,4,100001", "3,1,4", "4,1,many,1", "5,,3,1", "6,1,3,1", "7,1,3,soon");

        // When
        Reading reading = Reading.of(folder, SequenceMode.AUTO);

        // Then
        assertThat(reading.interactions()).extracting(Interaction::userId).containsExactly("1", "6");
        assertThat(reading.rejections())
                .hasSize(5)
                .containsKeys(
                        "row a quote is never closed",
                        "row the number of columns is not that of the header",
                        "rating is not a number",
                        "movieId is missing",
                        "timestamp is not a number");
        assertThat(reading.places())
                .containsExactlyInAnyOrder(
                        "ratings.csv.gz:3",
                        "ratings.csv.gz:4",
                        "ratings.csv.gz:5",
                        "ratings.csv.gz:6",
                        "ratings.csv.gz:7",
                        "ratings.csv.gz:9");
    }
}
