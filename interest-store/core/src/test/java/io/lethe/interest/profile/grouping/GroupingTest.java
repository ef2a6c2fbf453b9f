package io.lethe.interest.profile.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupingTest {

    @Test
    void shouldPutTogetherWhatPointsTheSameWay() {
        // Given
        List<QuantizedEmbedding> members = List.of(vector(1, 0), vector(0, 1), vector(1, 0.1f), vector(0.1f, 1));

        // When
        int[] groups = Grouping.of(members, 0.5);

        // Then
        assertThat(groups).containsExactly(0, 1, 0, 1);
    }

    @Test
    void shouldKeepApartWhatHasAnotherDimension() {
        assertThat(Grouping.of(List.of(vector(1, 0), vector(1, 0, 0)), 0.1)).containsExactly(0, 1);
    }

    @Test
    void shouldTakeNobodyForNoGroups() {
        assertThat(Grouping.of(List.of(), 0.5)).isEmpty();
    }

    @Test
    void shouldReadTheUsualLikenessAsNothingInCommon() {
        // Given
        List<QuantizedEmbedding> members = List.of(vector(1, 0), vector(2, 3));
        double cosine = members.get(0).cosine(members.get(1));
        double likeness = (cosine - Grouping.USUAL) / (1 - Grouping.USUAL);

        // Then
        assertThat(Grouping.of(members, likeness - 1e-6)).containsExactly(0, 0);
        assertThat(Grouping.of(members, likeness + 1e-6)).containsExactly(0, 1);
    }

    @Test
    void shouldSeeMembersFromTheCentre() {
        // Given
        List<QuantizedEmbedding> members = List.of(vector(10, 1), vector(10, -1), vector(10, 1.5f));
        Centre centre = new Centre(vector(1, 0), 0.99);

        // Then
        assertThat(Grouping.of(members, 0.5)).containsExactly(0, 0, 0);
        assertThat(Grouping.of(members, 0.5, centre)).containsExactly(0, 1, 0);
    }

    @Test
    void shouldLeaveTheCentreOfAnotherDimensionAlone() {
        // Given
        List<QuantizedEmbedding> members = List.of(vector(10, 1), vector(10, -1));

        // Then
        assertThat(Grouping.of(members, 0.5, new Centre(vector(1, 0, 0), 0.99))).containsExactly(0, 0);
    }

    @Test
    void shouldMultiplyExactlyInAnyDimension() {
        for (int dimension : new int[] {1, 3, 384, 1039, 1040, 1041, 2000}) {
            // Given
            float[] largest = new float[dimension];
            Arrays.fill(largest, 1);
            float[] other = largest.clone();
            other[0] = -0.5f;
            List<QuantizedEmbedding> members = List.of(vector(largest), vector(other), vector(largest));

            // When
            double[][] products = Products.of(members);

            // Then
            for (int i = 0; i < members.size(); i++) {
                for (int j = 0; j <= i; j++) {
                    assertThat(products[i][j]).isEqualTo(members.get(i).dot(members.get(j)));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldAgreeWithAverageLinkageDoneByHand(long seed) {
        // Given
        Random random = new Random(seed);
        List<QuantizedEmbedding> members = random(random, 30);
        Centre centre = seed % 2 == 0 ? null : new Centre(vector(1, 1, 1), 0.3);

        // Then
        for (double cohesion : new double[] {-0.5, 0, 0.3, 0.6, 0.9}) {
            assertThat(partition(Grouping.of(members, cohesion, centre))).isEqualTo(naive(members, cohesion, centre));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldNotDependOnTheOrderWhereNothingIsEquallyAlike(long seed) {
        // Given
        Random random = new Random(seed);
        List<QuantizedEmbedding> members = random(random, 100);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);

        // When
        int[] groups = Grouping.of(members, 0.4);
        int[] shuffled = Grouping.of(order.stream().map(members::get).toList(), 0.4);

        // Then
        for (int i = 0; i < shuffled.length; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(shuffled[i] == shuffled[j]).isEqualTo(groups[order.get(i)] == groups[order.get(j)]);
            }
        }
    }

    private static List<QuantizedEmbedding> random(Random random, int count) {
        List<QuantizedEmbedding> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(vector(
                    (float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian()));
        }
        return members;
    }

    private static double likeness(QuantizedEmbedding left, QuantizedEmbedding right, @Nullable Centre centre) {
        double cosine = left.cosine(right);
        if (centre == null) {
            return (cosine - Grouping.USUAL) / (1 - Grouping.USUAL);
        }
        double[] away = away(left, centre);
        double[] other = away(right, centre);
        double dot = 0;
        double square = 0;
        double otherSquare = 0;
        for (int i = 0; i < away.length; i++) {
            dot += away[i] * other[i];
            square += away[i] * away[i];
            otherSquare += other[i] * other[i];
        }
        return dot / Math.sqrt(square * otherSquare);
    }

    private static double[] away(QuantizedEmbedding vector, Centre centre) {
        double[] away = new double[vector.dimension()];
        for (int i = 0; i < away.length; i++) {
            away[i] = vector.at(i) / Math.sqrt(vector.square())
                    - centre.length()
                            * centre.direction().at(i)
                            / Math.sqrt(centre.direction().square());
        }
        return away;
    }

    private static TreeSet<String> partition(int[] groups) {
        TreeSet<String> partition = new TreeSet<>();
        for (int first = 0; first < groups.length; first++) {
            List<Integer> members = new ArrayList<>();
            for (int i = 0; i < groups.length; i++) {
                if (groups[i] == first) {
                    members.add(i);
                }
            }
            if (!members.isEmpty()) {
                partition.add(members.toString());
            }
        }
        return partition;
    }

    /**
     * Merges the two groups with the highest mean cosine, recomputed from all pairs, until none reaches
     * {@code cohesion}.
     */
    private static TreeSet<String> naive(List<QuantizedEmbedding> members, double cohesion, @Nullable Centre centre) {
        List<TreeSet<Integer>> groups = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            groups.add(new TreeSet<>(List.of(i)));
        }
        while (groups.size() > 1) {
            double best = -4;
            int left = 0;
            int right = 0;
            for (int i = 0; i < groups.size(); i++) {
                for (int j = i + 1; j < groups.size(); j++) {
                    double sum = 0;
                    for (int a : groups.get(i)) {
                        for (int b : groups.get(j)) {
                            sum += likeness(members.get(a), members.get(b), centre);
                        }
                    }
                    double mean = sum / (groups.get(i).size() * groups.get(j).size());
                    if (mean > best) {
                        best = mean;
                        left = i;
                        right = j;
                    }
                }
            }
            if (best < cohesion) {
                break;
            }
            groups.get(left).addAll(groups.remove(right));
        }
        TreeSet<String> partition = new TreeSet<>();
        groups.forEach(group -> partition.add(new ArrayList<>(group).toString()));
        return partition;
    }

    private static QuantizedEmbedding vector(float... numbers) {
        return QuantizedEmbedding.of(numbers);
    }
}
