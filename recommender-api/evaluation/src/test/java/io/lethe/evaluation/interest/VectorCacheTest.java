package io.lethe.evaluation.interest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.embedding.TextEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorCacheTest {
    @TempDir
    private Path folder = Path.of(".");

    /** Gives a text its length and its first letter. */
    private static final class Letters implements TextEmbedder {
        private int texts;

        @Override
        public ModelId model() {
            return new ModelId("letters");
        }

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public List<Embedding> embed(List<String> some) {
            texts += some.size();
            return some.stream()
                    .map(text -> Embedding.normalized(new float[] {text.length(), text.charAt(0)}))
                    .toList();
        }
    }

    @Test
    void shouldEmbedATextOnceInAllRuns() throws IOException {
        // Given
        Letters model = new Letters();
        List<QuantizedEmbedding> first =
                new VectorCache(model, folder).of(List.of("a", "boat", "a"), (done, all) -> {});

        // When
        List<QuantizedEmbedding> second =
                new VectorCache(model, folder).of(List.of("boat", "a", "sail"), (done, all) -> {});

        // Then
        assertThat(model.texts).isEqualTo(3);
        assertThat(second.subList(0, 2)).containsExactly(first.get(1), first.get(0));
    }

    @Test
    void shouldWriteOverWhatWasCutShort() throws IOException {
        // Given
        Letters model = new Letters();
        List<QuantizedEmbedding> whole = new VectorCache(model, folder).of(List.of("a", "boat"), (done, all) -> {});
        Path file = folder.resolve("letters.vectors");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));

        // When
        List<QuantizedEmbedding> repaired = new VectorCache(model, folder).of(List.of("a", "boat"), (done, all) -> {});

        // Then
        assertThat(repaired).isEqualTo(whole);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(model.texts).isEqualTo(3);
    }
}
