package io.lethe.recommend.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairCountsTest {
    private static final int SLOTS = 400;

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldCountAsAMapDoes(long seed) {
        // Given
        Random random = new Random(seed);
        Map<Integer, Long> plain = new TreeMap<>();
        PairCounts counts = new PairCounts();

        // When
        for (int i = 0; i < random.nextInt(3000); i++) {
            int slot = random.nextInt(1 + random.nextInt(SLOTS));
            long change = random.nextBoolean() ? 1 + random.nextInt(5) : -plain.getOrDefault(slot, 0L);
            counts.add(slot, change);
            plain.merge(slot, change, Long::sum);
        }
        plain.values().removeIf(count -> count == 0);

        // Then
        Map<Integer, Long> visited = new TreeMap<>();
        counts.forEach(visited::put);
        assertThat(visited).isEqualTo(plain);
        int[] all = new int[SLOTS];
        double[] to = new double[SLOTS];
        double[] expected = new double[SLOTS / 2];
        for (int slot = 0; slot < SLOTS; slot++) {
            all[slot] = slot;
            to[slot] = 1 + random.nextDouble();
            long count = plain.getOrDefault(slot, 0L);
            assertThat(counts.get(slot)).isEqualTo(count);
            if (slot < expected.length) {
                expected[slot] = .3 * (count / (7 * to[slot]));
            }
        }
        long[] found = counts.get(all);
        double[] scores = new double[SLOTS / 2];
        counts.addTo(scores, .3, 7, to);
        for (int slot = 0; slot < SLOTS; slot++) {
            assertThat(found[slot]).isEqualTo(plain.getOrDefault(slot, 0L));
        }
        assertThat(scores).isEqualTo(expected);
    }
}
