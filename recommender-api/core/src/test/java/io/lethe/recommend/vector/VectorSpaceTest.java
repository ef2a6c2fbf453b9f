package io.lethe.recommend.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.recommend.Shop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VectorSpaceTest {
    @Test
    void shouldGiveTheExactCosineOfEveryItem() {
        // Given
        Random random = new Random(7);
        VectorSpace space = new VectorSpace(30);
        List<QuantizedEmbedding> vectors = new ArrayList<>();
        for (int slot = 0; slot < 700; slot++) {
            vectors.add(vector(random, 30));
            space.add(slot, vectors.get(slot));
        }
        space.remove(5);
        QuantizedEmbedding query = vector(random, 30);

        // When
        double[] cosines = new double[700];
        space.cosines(new Direction(query, Shop.MODEL, 1), cosines);

        // Then
        assertThat(cosines[5]).isZero();
        for (int slot = 6; slot < 700; slot++) {
            assertThat(cosines[slot]).isCloseTo(vectors.get(slot).cosine(query), within(1e-12));
        }
    }

    @Test
    void shouldAddThePullOfEachDirectionInTurn() {
        // Given
        Random random = new Random(9);
        VectorSpace space = new VectorSpace(30);
        List<QuantizedEmbedding> vectors = new ArrayList<>();
        for (int slot = 0; slot < 1_200; slot++) {
            vectors.add(vector(random, 30));
            space.add(slot, vectors.get(slot));
        }
        space.remove(700);
        List<Direction> directions = List.of(
                new Direction(vector(random, 30), Shop.MODEL, 0.7),
                new Direction(vector(random, 30), Shop.MODEL, -0.3),
                new Direction(vector(random, 30), Shop.MODEL, 0.1));
        double[] scores = new double[1_100];
        Arrays.fill(scores, 0.25);

        // When
        space.addPulls(directions, scores);

        // Then
        for (int slot = 0; slot < scores.length; slot++) {
            double expected = 0.25;
            for (Direction direction : directions) {
                double cosine = Math.max(0, vectors.get(slot).cosine(direction.vector()));
                expected += slot == 700 ? 0 : direction.weight() * cosine * cosine * cosine;
            }
            assertThat(scores[slot]).isCloseTo(expected, within(1e-15));
        }
        assertThat(Arrays.stream(scores).filter(score -> score == 0.25).count()).isLessThan(scores.length / 2);
    }

    @Test
    @Tag("long")
    void shouldScanAHundredThousandItemsInMilliseconds() {
        // Given
        Random random = new Random(8);
        VectorSpace space = new VectorSpace(384);
        for (int slot = 0; slot < 100_000; slot++) {
            space.add(slot, vector(random, 384));
        }
        List<Direction> directions = List.of(new Direction(vector(random, 384), Shop.MODEL, 1));
        double[] scores = new double[100_000];

        // When
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long start = System.nanoTime();
            space.addPulls(directions, scores);
            best = Math.min(best, System.nanoTime() - start);
        }

        // Then
        System.out.printf("exact scan of 100,000 x 384: %.1f ms%n", best / 1e6);
        assertThat(best).isLessThan(200_000_000L);
    }

    private static QuantizedEmbedding vector(Random random, int dimension) {
        float[] numbers = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return QuantizedEmbedding.of(numbers);
    }
}
