package io.lethe.embedding.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.EmbeddedItem.Meaning;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.event.Item;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemReadingsTest {
    private static final ModelId NEXT = new ModelId("next");
    private static final ModelId OLD = new ModelId("old");
    private static final Embedding SOME = Embedding.normalized(new float[] {3, 4});
    private static final Item BED = Item.of("default", "i1", "A bed", "");

    private final LetterEmbedder model = new LetterEmbedder();
    private final LetterEmbedder next = new LetterEmbedder(NEXT);
    private final ItemReadings both = new ItemReadings(model, next);
    private final ItemReadings one = new ItemReadings(model, null);

    @Test
    void shouldAddWhatTheNextModelSaysAndKeepTheRest() {
        // Given
        EmbeddedItem read = new EmbeddedItem(BED, SOME, LetterEmbedder.MODEL);
        assertThat(both.lacks(read)).isTrue();
        assertThat(one.lacks(read)).isFalse();

        // When
        List<EmbeddedItem> complete = both.complete(List.of(read));

        // Then
        assertThat(complete)
                .containsExactly(new EmbeddedItem(
                        BED, SOME, LetterEmbedder.MODEL, new Meaning(LetterEmbedder.of(BED.describe()), NEXT)));
        assertThat(both.lacks(complete.get(0))).isFalse();
        assertThat(model.calls()).isEmpty();
        assertThat(next.calls()).containsExactly(List.of(BED.describe()));
    }

    @Test
    void shouldNotLackAnythingOnceTheModelsAreExchanged() {
        // Given
        EmbeddedItem read = new EmbeddedItem(BED, SOME, LetterEmbedder.MODEL, new Meaning(SOME, NEXT));

        // Then
        assertThat(both.lacks(read)).isFalse();
        assertThat(new ItemReadings(next, model).lacks(read)).isFalse();
        assertThat(new ItemReadings(next, null).lacks(read)).isFalse();
    }

    @Test
    void shouldKeepWhatWasThereForTheWayBack() {
        // Given
        EmbeddedItem read = new EmbeddedItem(BED, SOME, OLD, new Meaning(SOME, NEXT));
        assertThat(one.lacks(read)).isTrue();

        // Then
        assertThat(one.complete(List.of(read)))
                .containsExactly(new EmbeddedItem(
                        BED, LetterEmbedder.of(BED.describe()), LetterEmbedder.MODEL, new Meaning(SOME, OLD)));
        assertThat(both.complete(List.of(read)))
                .containsExactly(new EmbeddedItem(
                        BED, LetterEmbedder.of(BED.describe()), LetterEmbedder.MODEL, new Meaning(SOME, NEXT)));
    }

    @Test
    void shouldLeaveAloneWhatIsNotForModels() {
        assertThat(both.lacks(new EmbeddedItem(BED, SOME, ModelId.GIVEN))).isFalse();
        assertThat(both.lacks(new EmbeddedItem(Item.of("default", "i2", "", ""), Embedding.NONE, ModelId.NONE)))
                .isFalse();
    }

    @Test
    void shouldRefuseOneModelTwice() {
        assertThatThrownBy(() -> new ItemReadings(model, new LetterEmbedder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("letters is in use already");
    }
}
