package io.lethe.interest.service.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoreReportTest {
    private static final String ONE = "0".repeat(63) + "1";
    private static final String TWO = "0".repeat(63) + "2";
    private static final String LARGEST = "f".repeat(64);

    @Test
    void shouldAddUpTheReportsOfTwoInstances() {
        // Given
        StoreReport left = report(2, ONE, Map.of("shop/ann", 3L), Set.of(0, 2), true);
        StoreReport right = report(5, LARGEST, Map.of("shop/bob", 4L), Set.of(1), true);

        // When
        StoreReport both = left.plus(right);

        // Then
        assertThat(both.users()).isEqualTo(7);
        assertThat(both.events()).isEqualTo(70);
        assertThat(both.state()).isEqualTo("0".repeat(64));
        assertThat(both.neighbours()).isEqualTo("0".repeat(63) + "4");
        assertThat(both.perUser()).containsExactly(entry("shop/ann", 3L), entry("shop/bob", 4L));
        assertThat(both.partitions()).containsExactly(0, 1, 2);
        assertThat(both.settled()).isTrue();
        assertThat(both).isEqualTo(right.plus(left));
    }

    @Test
    void shouldNotBeSettledWhileOneInstanceIsNot() {
        // Given
        StoreReport settled = report(2, ONE, null, Set.of(0), true);
        StoreReport behind = report(2, ONE, null, Set.of(1), false);

        // Then
        assertThat(settled.plus(behind).settled()).isFalse();
        assertThat(behind.plus(settled).settled()).isFalse();
    }

    @Test
    void shouldNotBeSettledWhileTwoInstancesHaveTheSamePartition() {
        // Given
        StoreReport old = report(2, ONE, null, Set.of(0, 1), true);
        StoreReport next = report(2, ONE, null, Set.of(1, 2), true);

        // Then
        assertThat(old.plus(next).settled()).isFalse();
    }

    @Test
    void shouldNameUsersOnlyWhereBothDo() {
        // Given
        StoreReport named = report(1, ONE, Map.of("shop/ann", 3L), Set.of(0), true);
        StoreReport unnamed = report(1, ONE, null, Set.of(1), true);

        // Then
        assertThat(named.plus(unnamed).perUser()).isNull();
        assertThat(unnamed.plus(named).perUser()).isNull();
    }

    private static StoreReport report(
            long users, String state, @Nullable Map<String, Long> perUser, Set<Integer> partitions, boolean settled) {
        return new StoreReport(
                users,
                10 * users,
                state,
                TWO,
                TWO,
                perUser == null ? null : new TreeMap<>(perUser),
                new TreeSet<>(partitions),
                settled);
    }
}
