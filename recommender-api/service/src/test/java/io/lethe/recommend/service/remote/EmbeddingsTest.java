package io.lethe.recommend.service.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.ModelId;
import io.lethe.embedding.ModelsInUse;
import io.lethe.recommend.Exploration.Meaning;
import io.lethe.recommend.service.Neighbourhood;
import io.lethe.recommend.service.Refusals;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.known.Catalogues;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddingsTest {
    private static final String PATH = "/internal/embeddings";

    private final Neighbourhood neighbourhood = Neighbourhood.start();
    private final Catalogues catalogues = new Catalogues();
    private final Embeddings embeddings = new Embeddings(SmallShop.config(neighbourhood.port()), catalogues);

    @AfterEach
    void stop() {
        neighbourhood.stop();
    }

    @Test
    void shouldAskForATextOnce() {
        // When
        Map<String, Meaning> first = of("calm sea", "cook", "calm sea");
        Map<String, Meaning> second = of("cook", "calm sea");

        // Then
        assertThat(first).containsOnlyKeys("calm sea", "cook");
        assertThat(second).isEqualTo(first);
        assertThat(Objects.requireNonNull(first.get("cook")).model()).isEqualTo(new ModelId("by-hand"));
        assertThat(neighbourhood.requests).containsExactly("POST " + PATH);
    }

    @Test
    void shouldAskOnlyForWhatIsNew() {
        // Given
        Meaning sea = of("sea").get("sea");

        // When
        Map<String, Meaning> both = of("sea", "space");

        // Then
        assertThat(both.get("sea")).isEqualTo(sea);
        assertThat(both.get("space")).isNotEqualTo(sea);
        assertThat(neighbourhood.requests).hasSize(2);
    }

    @Test
    void shouldAskAgainOnceAnotherModelIsInUse() {
        // Given
        of("sea");

        // When
        catalogues.use(new ModelsInUse(new ModelId("another"), new ModelId("by-hand")));
        of("sea");

        // Then
        assertThat(neighbourhood.requests).hasSize(2);
        catalogues.use(new ModelsInUse(new ModelId("by-hand"), new ModelId("another")));
        of("sea");
        assertThat(neighbourhood.requests).hasSize(2);
    }

    @Test
    void shouldAskNobodyAboutNothing() {
        assertThat(of()).isEmpty();
        assertThat(neighbourhood.requests).isEmpty();
    }

    @Test
    void shouldFailAndKeepNothingWhereTheServiceIsDownOrAnswersTooLittle() {
        // Given
        neighbourhood.embeddingsDown = true;

        // When / Then
        Refusals.of(503, () -> of("sea")).hasMessageContaining("answered 503");
        neighbourhood.embeddingsDown = false;
        neighbourhood.told.put(PATH, "{\"model\":\"by-hand\",\"vectors\":[[1,0]]}");
        Refusals.of(503, () -> of("sea", "space")).hasMessageContaining("too few");
        neighbourhood.told.remove(PATH);
        assertThat(of("sea", "space")).hasSize(2);
    }

    @Test
    void shouldPassTheCodebookOnWithItsTenant() {
        // When
        byte[] codebook = embeddings.codebook("shop").await().indefinitely().body();

        // Then
        assertThat(new String(codebook, StandardCharsets.UTF_8)).contains("\"tenant\":\"shop\"");
        neighbourhood.stop();
        Refusals.of(503, () -> embeddings.codebook("shop").await().indefinitely());
    }

    private Map<String, Meaning> of(String... texts) {
        return embeddings.of(List.of(texts)).await().indefinitely();
    }
}
