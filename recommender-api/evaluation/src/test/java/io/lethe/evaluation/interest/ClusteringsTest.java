package io.lethe.evaluation.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusteringsTest {
    private static final List<Set<String>> LABELS = List.of(Set.of("a"), Set.of("a", "b"), Set.of("c"), Set.of("c"));

    @Test
    void shouldAgreeWithTheExampleOfScikitLearn() {
        assertThat(Clusterings.adjustedRand(new int[] {0, 0, 1, 2}, new int[] {0, 0, 1, 1}))
                .isCloseTo(0.571428, within(1e-6));
    }

    @Test
    void shouldKnowTheSameGroupsByOtherNumbers() {
        assertThat(Clusterings.adjustedRand(new int[] {0, 0, 2, 3}, new int[] {7, 7, 1, 0}))
                .isEqualTo(1);
        assertThat(Clusterings.adjustedRand(new int[] {0, 0, 0}, new int[] {5, 5, 5}))
                .isEqualTo(1);
        assertThat(Clusterings.adjustedRand(new int[0], new int[0])).isEqualTo(1);
        assertThat(Clusterings.adjustedRand(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}))
                .isNegative();
    }

    @Test
    void shouldCountThoseWithTheCommonestLabel() {
        assertThat(Clusterings.purity(new int[] {0, 0, 0, 1}, LABELS)).isEqualTo(0.75);
        assertThat(Clusterings.purity(new int[] {0, 0, 1, 1}, LABELS)).isEqualTo(1);
    }

    @Test
    void shouldFindRandomGroupsLessPure() {
        // Given
        int[] groups = {0, 0, 1, 1};

        // When
        double random = Clusterings.randomPurity(groups, LABELS, 2000, new Random(1));

        // Then
        assertThat(random).isCloseTo(1.0 / 3 + 2.0 / 3 * 0.5, within(0.02));
        assertThat(groups).containsExactly(0, 0, 1, 1);
    }

    @Test
    void shouldSeeNoMeritInAllTogetherOrAllApart() {
        assertThat(Clusterings.agreement(new int[] {0, 0, 0, 0}, LABELS)).isZero();
        assertThat(Clusterings.agreement(new int[] {0, 1, 2, 3}, LABELS)).isZero();
        assertThat(Clusterings.agreement(new int[] {0, 0, 1, 1}, LABELS)).isGreaterThan(0.9);
        assertThat(Clusterings.agreement(new int[] {0, 1, 0, 1}, LABELS)).isNegative();
    }
}
