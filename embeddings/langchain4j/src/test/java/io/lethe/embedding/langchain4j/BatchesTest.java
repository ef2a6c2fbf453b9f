package io.lethe.embedding.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

    @Test
    void shouldPutTextsOfOneLengthTogetherLongestFirst() {
        assertThat(Batches.of(of(3, 5, 3, 9, 5, 3), 12)).containsExactly(List.of(3), List.of(1, 4), List.of(0, 2, 5));
    }

    @Test
    void shouldSpreadTextsOfOneLengthEvenly() {
        assertThat(Batches.of(of(4, 4, 4, 4, 4), 16)).containsExactly(List.of(0, 1), List.of(2, 3, 4));
    }

    @Test
    void shouldReadEachTextOnceAndNeverMoreTokensThanItMay() {
        // Given
        Random random = new Random(1);
        List<Tokens> texts = IntStream.range(0, 500)
                .mapToObj(i -> Tokens.of(new int[1 + random.nextInt(40)]))
                .toList();

        for (int most : new int[] {1, 30, 64, 1_000}) {
            // When
            List<List<Integer>> batches = Batches.of(texts, most);

            // Then
            assertThat(batches.stream().flatMap(List::stream))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 500).boxed().toList());
            assertThat(batches).allSatisfy(batch -> {
                int length = texts.get(batch.get(0)).length();
                assertThat(batch).allMatch(i -> texts.get(i).length() == length);
                assertThat(batch.size() == 1 || batch.size() * length <= most).isTrue();
            });
        }
    }

    @Test
    void shouldHaveNothingToRead() {
        assertThat(Batches.of(List.of(), 8)).isEmpty();
    }

    private static List<Tokens> of(int... lengths) {
        return IntStream.of(lengths)
                .mapToObj(length -> Tokens.of(new int[length]))
                .toList();
    }
}
