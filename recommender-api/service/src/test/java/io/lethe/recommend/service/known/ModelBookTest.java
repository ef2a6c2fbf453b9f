package io.lethe.recommend.service.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.ranking.Ranker;
import org.junit.jupiter.api.Test;

class ModelBookTest {
    private static final String SOUND = """
            tree
            version=v4
            num_class=1
            num_tree_per_iteration=1
            feature_names=neighbour.sum text.cosine
            feature_infos=[0:1] [-1:1]
            tree_sizes=300 300

            Tree=0
            num_leaves=3
            num_cat=0
            split_feature=0 1
            threshold=0.001 0.5
            decision_type=10 10
            left_child=1 -1
            right_child=-2 -3
            leaf_value=0.5 -2 1
            leaf_count=70 20 10
            is_linear=0
            shrinkage=1

            Tree=1
            num_leaves=2
            num_cat=0
            split_feature=1
            threshold=0.05
            decision_type=10
            left_child=-1
            right_child=-2
            leaf_value=-0.125 0.3
            leaf_count=60 40
            is_linear=0
            shrinkage=0.05

            end of trees
            """;
    private static final byte[] RANKER = new ModelKey("shop", ModelBook.RANKER).toBytes();

    private final ModelBook book = new ModelBook();

    @Test
    void shouldKeepAModelWhereTheNextOneCannotBeUsed() {
        // Given
        book.apply(RANKER, StoredModel.toBytes(SOUND));
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
        book.apply(RANKER, StoredModel.toBytes(SOUND));

        // When
        book.apply(RANKER, null);

        // Then
        assertThat(book.ranker("shop")).isNull();
    }
}
