package io.lethe.evaluation.interest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.CodebookBuilder.Sample;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CandidateTest {
    private static final int EACH = 60;

    static Stream<Candidate> candidates() {
        return Candidate.all(new ModelId("test"), 1).stream().skip(1);
    }

    @ParameterizedTest
    @MethodSource("candidates")
    void shouldKeepOppositesApartAndSayTheSameTwice(Candidate candidate) {
        // Given
        Random random = new Random(3);
        List<Sample> catalogue = new ArrayList<>();
        for (int i = 0; i < 2 * EACH; i++) {
            float noise = random.nextFloat() / 10;
            float[] vector = i < EACH ? new float[] {1, noise, 0, 0.1f} : new float[] {0, 0, 1, noise};
            catalogue.add(new Sample("item " + i, QuantizedEmbedding.of(vector)));
        }
        List<QuantizedEmbedding> members = new ArrayList<>();
        for (int i : new int[] {0, EACH, 1, EACH + 1}) {
            members.add(catalogue.get(i).embedding());
        }

        // When
        int[] groups = candidate.learning().from(catalogue).groups(members);
        int[] again = candidate.learning().from(catalogue).groups(members);

        // Then
        assertThat(groups[0]).isNotEqualTo(groups[1]).isNotEqualTo(groups[3]);
        assertThat(groups[2]).isNotEqualTo(groups[1]).isNotEqualTo(groups[3]);
        assertThat(again).isEqualTo(groups);
    }

    @Test
    void shouldMergeByWardAsTheSquaresOfDistancesSay() {
        // Given
        double[][] likeness = {{1, 0.8, 0.1}, {0.8, 1, 0.3}, {0.1, 0.3, 1}};

        // Then
        double growth = (2 * 0.9 + 2 * 0.7 - 0.2) / 3;
        assertThat(Linkage.WARD.united(0.1, 1, 0.3, 1, 0.8, 1)).isEqualTo(1 - growth);
        assertThat(Linkage.COMPLETE.groups(likeness, 0.2, 3)).containsExactly(0, 0, 2);
    }

    @Test
    void shouldGoOnMergingUntilThereAreFewEnough() {
        double[][] likeness = {{1, 0.8, 0.1}, {0.8, 1, 0.3}, {0.1, 0.3, 1}};
        assertThat(Linkage.AVERAGE.groups(likeness, 0.9, 2)).containsExactly(0, 0, 2);
    }
}
