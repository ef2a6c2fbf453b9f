package io.lethe.interest.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.interest.law.LawSuite.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each law detects the defect that it forbids. Prints which laws caught which mutation. */
class MutationTest {
    private static final long SEED = 1;

    /** The best hidden defect shows in the tenth. */
    private static final long HISTORIES = 12;

    static Stream<Mutation> mutations() {
        return Stream.of(BrokenFolds.all(), BrokenTables.all(), BrokenStates.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void shouldBeCaught(Mutation mutation) {
        // Given
        LawSuite suite = new LawSuite(mutation.subject());
        // When
        List<Verdict> verdicts = suite.tryRandom(SEED, HISTORIES, done -> {});
        // Then
        List<Law> caught = verdicts.stream()
                .filter(verdict -> !verdict.holds())
                .map(Verdict::law)
                .toList();
        System.out.printf(
                "%-62s -> %s%n", mutation.name(), caught.stream().map(Law::code).collect(Collectors.joining(", ")));
        assertThat(caught).contains(mutation.law());
    }

    @Test
    void shouldBreakEveryLaw() {
        // Given
        // When
        Stream<Law> broken = mutations().map(Mutation::law).distinct();
        // Then
        assertThat(broken).containsExactlyInAnyOrder(Law.values());
    }
}
