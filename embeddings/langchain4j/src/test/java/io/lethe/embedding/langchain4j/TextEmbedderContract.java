package io.lethe.embedding.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.embedding.Embedding;
import io.lethe.embedding.TextEmbedder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every {@link TextEmbedder} has to hold to. */
abstract class TextEmbedderContract {
    private static final List<String> TEXTS = List.of(
            "A sailing boat crosses the ocean.",
            "Recipes for bread and cake",
            "太空冒险",
            "x",
            "An astronaut is left behind on Mars. ".repeat(20),
            "一艘帆船横渡大海。".repeat(70),
            "A sailing boat crosses the ocean.");

    abstract TextEmbedder embedder();

    @Test
    void shouldGiveOneUnitVectorForEachTextInOrder() {
        // When
        List<Embedding> embeddings = embedder().embed(TEXTS);

        // Then
        assertThat(embeddings).hasSize(TEXTS.size());
        assertThat(embeddings.get(6)).isEqualTo(embeddings.get(0));
        for (Embedding embedding : embeddings) {
            assertThat(embedding.dimension()).isEqualTo(embedder().dimension());
            assertThat(embedding.cosine(embedding)).isBetween(0.9999f, 1.0001f);
        }
    }

    @Test
    void shouldGiveATextTheSameEmbeddingWhateverIsBesideIt() {
        // Given
        List<Embedding> together = embedder().embed(TEXTS);
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6));
        Collections.shuffle(order, new Random(3));

        // When
        List<Embedding> shuffled =
                embedder().embed(order.stream().map(TEXTS::get).toList());

        // Then
        for (int i = 0; i < TEXTS.size(); i++) {
            assertThat(embedder().embed(TEXTS.get(i))).isEqualTo(together.get(i));
            assertThat(shuffled.get(i)).isEqualTo(together.get(order.get(i)));
        }
    }

    @Test
    void shouldServeSeveralThreadsAtOnce() {
        // Given
        List<Embedding> alone = embedder().embed(TEXTS);

        // When
        List<CompletableFuture<List<Embedding>>> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            calls.add(CompletableFuture.supplyAsync(() -> embedder().embed(TEXTS)));
        }

        // Then
        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(alone));
    }

    @Test
    void shouldRefuseBlankText() {
        assertThatThrownBy(() -> embedder().embed(List.of("sea", " \t\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blank");
        assertThatThrownBy(() -> embedder().embed("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldAnswerAnEmptyList() {
        assertThat(embedder().embed(List.of())).isEmpty();
    }

    @Test
    void shouldTakeAnyTextThatIsNotBlank() {
        assertThat(embedder()
                        .embed(List.of(
                                "\u200b", "\uFFFD", "\u0000", "a\uD83D", "\uDE00", "😀", "a".repeat(500), "[CLS]")))
                .hasSize(8);
    }
}
