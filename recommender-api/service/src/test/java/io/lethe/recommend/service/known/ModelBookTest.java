package io.lethe.recommend.service.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.learning.ForgottenMix;
import io.lethe.recommend.learning.LearnedNumbers;
import io.lethe.recommend.learning.LearnedNumbers.Moved;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.ranking.Ranker;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ModelBookTest {
    private static final byte[] RANKER = new ModelKey("shop", ModelBook.RANKER).toBytes();

    private final ModelBook book = new ModelBook();

    @Test
    void shouldKeepAModelWhereTheNextOneCannotBeUsed() {
        // Given
        book.apply(RANKER, StoredModel.toBytes(TwoTrees.MODEL), 10);
        Ranker sound = book.ranker("shop");

        // When
        book.apply(RANKER, new byte[] {9, 9}, 10);
        book.apply(RANKER, StoredModel.toBytes("no trees"), 10);
        book.apply(new ModelKey("shop", "another").toBytes(), null, 10);

        // Then
        assertThat(sound).isNotNull();
        assertThat(book.ranker("shop")).isSameAs(sound);
        assertThat(book.ranker("other")).isNull();
    }

    @Test
    void shouldTakeAModelAwayWhereTheTopicHasNothingInItsPlace() {
        // Given
        book.apply(RANKER, StoredModel.toBytes(TwoTrees.MODEL), 10);

        // When
        book.apply(RANKER, null, 10);

        // Then
        assertThat(book.ranker("shop")).isNull();
    }

    @Test
    void shouldKnowWhatWasLearnedUntilItIsForgotten() {
        // Given
        byte[] key = new ModelKey("shop", ModelBook.MIX).toBytes();
        LearnedNumbers numbers = new LearnedNumbers(
                Map.of(MixNumber.TEXT, new Moved(0.2, 0.1)), null, "0123456789ab", 600, 0.1, 0.2, 40, 5_000);

        // When
        book.apply(key, StoredModel.toBytes(numbers.text()), 10);
        KnownMix known = book.mix("shop");
        book.apply(key, StoredModel.toBytes("{\"numbers\":{\"txt\":{}},\"settings\":\"\"}"), 11);

        // Then
        assertThat(book.mix("shop")).isSameAs(known);
        assertThat(known).isEqualTo(new KnownMix(numbers, numbers.version(), 10));
        assertThat(book.mix("other")).isNull();
        assertThat(book.ranker("shop")).isNull();

        // When
        book.apply(key, StoredModel.toBytes(new ForgottenMix(5_100).text()), 12);

        // Then
        assertThat(Objects.requireNonNull(book.mix("shop")).numbers()).isNull();
        assertThat(Objects.requireNonNull(book.mix("shop")).memory().events()).isEqualTo(5_100);
    }
}
