package io.lethe.interest.service.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SetDigestTest {
    private static final long SEED = 3;

    @Test
    void shouldNotDependOnOrder() {
        // Given
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, 500).boxed().toList());
        String inOrder = digest(numbers);

        // When
        Collections.shuffle(numbers, new Random(SEED));

        // Then
        assertThat(digest(numbers)).isEqualTo(inOrder).matches("[0-9a-f]{64}");
    }

    @Test
    void shouldAddUpToTheDigestOfAUnion() {
        // Given
        List<Integer> numbers = IntStream.range(0, 500).boxed().toList();

        // Then
        for (int cut : new int[] {0, 1, 250, 499, 500}) {
            assertThat(SetDigest.plus(digest(numbers.subList(0, cut)), digest(numbers.subList(cut, 500))))
                    .as("cut at %d", cut)
                    .isEqualTo(digest(numbers));
        }
    }

    @Test
    void shouldTellKindsKeysAndValuesApart() {
        // When
        List<String> digests = List.of(
                digest("pairs", "ab", "c"),
                digest("trends", "ab", "c"),
                digest("pairs", "a", "bc"),
                digest("pairs", "abc", ""),
                digest("pairsa", "b", "c"),
                new SetDigest().toHex());

        // Then
        assertThat(digests).doesNotHaveDuplicates();
    }

    private static String digest(List<Integer> numbers) {
        SetDigest digest = new SetDigest();
        numbers.forEach(number -> digest.add("pairs", bytes("key " + number), bytes("value " + number % 7)));
        return digest.toHex();
    }

    private static String digest(String kind, String key, String value) {
        SetDigest digest = new SetDigest();
        digest.add(kind, bytes(key), bytes(value));
        return digest.toHex();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
