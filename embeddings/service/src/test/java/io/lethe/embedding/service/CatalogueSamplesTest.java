package io.lethe.embedding.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.CodebookBuilder.Sample;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.EmbeddedItemCodec;
import io.lethe.embedding.ModelId;
import io.lethe.event.ContentHash;
import io.lethe.event.Item;
import io.lethe.event.ItemKey;
import io.lethe.event.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogueSamplesTest {
    private final CatalogueSamples catalogue = new CatalogueSamples("shop", LetterEmbedder.MODEL);

    @Test
    void shouldNotDependOnTheOrderOfTheLog() {
        // Given
        CatalogueSamples reversed = new CatalogueSamples("shop", LetterEmbedder.MODEL);
        List<String> ids = IntStream.range(0, 50).mapToObj(i -> "i" + i).toList();

        // When
        ids.forEach(id -> put(catalogue, "shop", id, "A bed " + id, LetterEmbedder.MODEL));
        for (int i = ids.size() - 1; i >= 0; i--) {
            put(reversed, "shop", ids.get(i), "A bed " + ids.get(i), LetterEmbedder.MODEL);
        }

        // Then
        assertThat(titles(catalogue))
                .containsExactlyElementsOf(titles(reversed))
                .hasSize(50);
        assertThat(titles(catalogue))
                .isEqualTo(ids.stream()
                        .sorted(Comparator.comparing(CatalogueSamplesTest::hash))
                        .map(id -> "A bed " + id)
                        .toList());
    }

    @Test
    void shouldHoldTheNewestOfEachItem() {
        // When
        put(catalogue, "shop", "i1", "A bed", LetterEmbedder.MODEL);
        put(catalogue, "shop", "i1", "A cab", LetterEmbedder.MODEL);
        put(catalogue, "shop", "i2", "A head", LetterEmbedder.MODEL);
        put(catalogue, "shop", "i2", "A head", ModelId.GIVEN);
        put(catalogue, "shop", "i3", "A cafe", LetterEmbedder.MODEL);
        take(catalogue, ItemKey.content("shop", "i3"), null);

        // Then
        assertThat(catalogue.samples())
                .containsExactly(new Sample("A cab", LetterEmbedder.of("A cab").quantized()));
    }

    @Test
    void shouldLeaveOutWhatIsWithdrawnAndTakeItBack() {
        // Given
        take(catalogue, ItemKey.withdrawn("shop", "i1"), new byte[] {1});
        put(catalogue, "shop", "i1", "A bed", LetterEmbedder.MODEL);
        put(catalogue, "shop", "i2", "A cab", LetterEmbedder.MODEL);

        // When
        List<String> before = titles(catalogue);
        take(catalogue, ItemKey.withdrawn("shop", "i1"), null);

        // Then
        assertThat(before).containsExactly("A cab");
        assertThat(titles(catalogue)).containsExactlyInAnyOrder("A bed", "A cab");
    }

    @Test
    void shouldLeaveOutOtherTenantsAndWhatCannotBeRead() {
        // When
        put(catalogue, "other", "i1", "A bed", LetterEmbedder.MODEL);
        take(catalogue, ItemKey.content("shop", "i2"), new byte[] {99});
        put(catalogue, "shop", "i3", "A cab", LetterEmbedder.MODEL);

        // Then
        assertThat(titles(catalogue)).containsExactly("A cab");
    }

    @Test
    void shouldHoldThoseWithTheSmallestHashesOfALargeCatalogue() {
        // Given
        int more = CatalogueSamples.MOST_SAMPLES + 10;
        List<String> ids = IntStream.range(0, more).mapToObj(i -> "i" + i).toList();

        // When
        ids.forEach(id -> put(catalogue, "shop", id, id, LetterEmbedder.MODEL));

        // Then
        assertThat(titles(catalogue))
                .isEqualTo(ids.stream()
                        .sorted(Comparator.comparing(CatalogueSamplesTest::hash))
                        .limit(CatalogueSamples.MOST_SAMPLES)
                        .toList());
    }

    private static void put(CatalogueSamples catalogue, String tenant, String id, String title, ModelId model) {
        Item item = Item.of(tenant, id, title, "");
        take(catalogue, item.key(), EmbeddedItemCodec.encode(new EmbeddedItem(item, LetterEmbedder.of(title), model)));
    }

    private static void take(CatalogueSamples catalogue, ItemKey key, byte @Nullable [] value) {
        catalogue.onItem(new ConsumerRecord<>(Topic.ITEMS_EMBEDDED.topicName(), 0, 0, key.toBytes(), value));
    }

    private static List<String> titles(CatalogueSamples catalogue) {
        return catalogue.samples().stream().map(Sample::label).toList();
    }

    private static ContentHash hash(String id) {
        return ContentHash.of(id.getBytes(StandardCharsets.UTF_8));
    }
}
