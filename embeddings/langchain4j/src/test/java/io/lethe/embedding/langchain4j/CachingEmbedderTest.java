package io.lethe.embedding.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.TextEmbedder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachingEmbedderTest extends TextEmbedderContract {
    private final Counted counted = new Counted(Models.of(BundledModel.ALL_MINILM_L6_V2));
    private final CachingEmbedder embedder = new CachingEmbedder(counted, 100);

    @Override
    TextEmbedder embedder() {
        return embedder;
    }

    @Test
    void shouldAskTheModelOnceForAText() {
        // When
        List<Embedding> first = embedder.embed(List.of("sea", "land", "sea"));
        List<Embedding> second = embedder.embed(List.of("land", "sky"));

        // Then
        assertThat(counted.asked).containsExactly("sea", "land", "sky");
        assertThat(second.get(0)).isEqualTo(first.get(1));
        assertThat(embedder.hits()).isEqualTo(2);
    }

    @Test
    void shouldRememberWhatItIsTold() {
        // Given
        Embedding told = Embedding.normalized(one());

        // When
        embedder.remember("sea", told);

        // Then
        assertThat(embedder.embed("sea")).isEqualTo(told);
        assertThat(counted.asked).isEmpty();
    }

    private static float[] one() {
        float[] vector = new float[384];
        vector[7] = 1;
        return vector;
    }

    private record Counted(TextEmbedder embedder, List<String> asked) implements TextEmbedder {
        Counted(TextEmbedder embedder) {
            this(embedder, new ArrayList<>());
        }

        @Override
        public ModelId model() {
            return embedder.model();
        }

        @Override
        public int dimension() {
            return embedder.dimension();
        }

        @Override
        public synchronized List<Embedding> embed(List<String> texts) {
            asked.addAll(texts);
            return embedder.embed(texts);
        }
    }
}
