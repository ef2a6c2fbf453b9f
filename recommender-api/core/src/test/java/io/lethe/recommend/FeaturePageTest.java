package io.lethe.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.ranking.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation's table of features matches the code. */
class FeaturePageTest {
    @Test
    void shouldSayWhatTheFeaturesAre() throws IOException {
        // Given
        String page = Files.readString(Path.of("../../docs/ranking.md"));

        // When
        String table = Arrays.stream(Feature.values())
                .map(one -> "| `" + one.code() + "` | `" + one.kind().code() + "` | " + one.meaning() + " |\n")
                .collect(Collectors.joining("", "| feature | kind | what it is |\n|---|---|---|\n", ""));

        // Then
        assertThat(page).contains("<!-- features -->\n" + table + "<!-- end -->");
    }
}
