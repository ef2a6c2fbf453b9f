package io.lethe.evaluation.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityPictureTest {
    private static final Path DOCUMENTS = Path.of("..", "..", "docs");

    @Test
    void shouldShowLetheItsBestRivalsAndPopularityInTheFirstProtocolOfADataSet() {
        // Given
        List<String> report = List.of(
                "## books, temporal, ranking all items",
                "| model | HR@10 | NDCG@10 | MRR |",
                "| lethe, tuned | 0.2 | 0.0500 (0.0400–0.0600) | 0.1 |",
                "| lethe | 0.2 | 0.0450 (0.0400–0.0500) | 0.1 |",
                "| ease | 0.2 | 0.0550 (0.0500–0.0600) | 0.1 |",
                "| item-knn | 0.2 | 0.0300 (0.0200–0.0400) | 0.1 |",
                "| a | 0.2 | 0.0290 (0.0200–0.0400) | 0.1 |",
                "| b | 0.2 | 0.0280 (0.0200–0.0400) | 0.1 |",
                "| c | 0.2 | 0.0270 (0.0200–0.0400) | 0.1 |",
                "| popularity | 0.2 | 0.0100 (0.0090–0.0110) | 0.1 |",
                "| published: Other | 0.2 | 0.0900 | – |",
                "| lethe, no text | 0.2 | 0.0440 (0.0400–0.0500) | 0.1 |",
                "## books, prequential, ranking all items",
                "| lethe | 0.2 | 0.0777 (0.0700–0.0800) | 0.1 |");

        // When
        String svg = QualityPicture.svg(report);

        // Then
        assertThat(svg)
                .containsSubsequence(
                        ">books<",
                        ">NDCG@10, temporal<",
                        ">Lethe, tuned<",
                        ">0.0500<",
                        ">Lethe<",
                        ">0.0450<",
                        ">ease<",
                        ">0.0550<",
                        ">item-knn<",
                        ">a<",
                        ">b<",
                        ">popularity<",
                        ">0.0100<")
                .doesNotContain(">c<", "0.0777", "no text", "published");
    }

    @Test
    void shouldRefuseAPageWithoutFigures() {
        assertThatIllegalArgumentException().isThrownBy(() -> QualityPicture.svg(List.of("# Quality", "nothing yet")));
    }

    @Test
    void shouldBeWhatTheReadmeShows() throws IOException {
        assertThat(QualityPicture.svg(Files.readAllLines(DOCUMENTS.resolve("quality.md"))))
                .as("./lethe study pictures --out docs/pictures --quality docs/quality.md draws it")
                .isEqualTo(Files.readString(DOCUMENTS.resolve("pictures").resolve("quality.svg")));
    }
}
