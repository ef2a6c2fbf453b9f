package io.lethe.recommend.service.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.ranking.Ranker;
import org.junit.jupiter.api.Test;

class ModelBookTest {
    private static final byte[] RANKER = new ModelKey("shop", ModelBook.RANKER).toBytes();

    private final ModelBook book = new ModelBook();

    @Test
    void shouldKeepAModelWhereTheNextOneCannotBeUsed() {
        // Given
        book.apply(RANKER, StoredModel.toBytes(TwoTrees.MODEL));
        Ranker sound = book.ranker("shop");

        // When
        book.apply(RANKER, new byte[] {9, 9});
        book.apply(RANKER, StoredModel.toBytes("no trees"));
        book.apply(new ModelKey("shop", "another").toBytes(), null);

        // Then
        assertThat(sound).isNotNull();
        assertThat(book.ranker("shop")).isSameAs(sound);
        assertThat(book.ranker("other")).isNull();
    }

    @Test
    void shouldTakeAModelAwayWhereTheTopicHasNothingInItsPlace() {
        // Given
        book.apply(RANKER, StoredModel.toBytes(TwoTrees.MODEL));

        // When
        book.apply(RANKER, null);

        // Then
        assertThat(book.ranker("shop")).isNull();
    }
}
