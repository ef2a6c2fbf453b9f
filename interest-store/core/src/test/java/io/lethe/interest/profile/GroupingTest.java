package io.lethe.interest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldAgreeWithAverageLinkageDoneByHand(long seed) {
        // Given
        Random random = new Random(seed);
        List<QuantizedEmbedding> members = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            members.add(vector(
                    (float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian()));
        }

        // When
        int[] groups = Grouping.of(members, 0.6);

        // Then
        assertThat(partition(groups)).isEqualTo(naive(members, 0.6));
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

    /** Merges the two groups with the highest mean cosine, computed anew from all pairs, until none is high enough. */
    private static TreeSet<String> naive(List<QuantizedEmbedding> members, double cohesion) {
        List<TreeSet<Integer>> groups = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            groups.add(new TreeSet<>(List.of(i)));
        }
        while (groups.size() > 1) {
            double best = -2;
            int left = 0;
            int right = 0;
            for (int i = 0; i < groups.size(); i++) {
                for (int j = i + 1; j < groups.size(); j++) {
                    double sum = 0;
                    for (int a : groups.get(i)) {
                        for (int b : groups.get(j)) {
                            sum += members.get(a).cosine(members.get(b));
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
