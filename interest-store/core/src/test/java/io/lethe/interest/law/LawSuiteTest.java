package io.lethe.interest.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.interest.law.LawSuite.Verdict;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class LawSuiteTest {
    private static final int HISTORIES = 300;

    private final LawSuite suite = new LawSuite(new Subject());

    @Test
    void shouldHoldOnHistoriesThatNobodyHasSeen() {
        // Given
        long seed = new Random().nextLong(1_000_000_000_000L);
        System.out.println("laws: ./lethe laws --histories " + HISTORIES + " --seed " + seed);
        // When
        List<Verdict> verdicts = suite.tryRandom(seed, HISTORIES, done -> {});
        // Then
        assertThat(verdicts).extracting(Verdict::law).containsExactly(Law.values());
        assertThat(verdicts).allSatisfy(verdict -> {
            assertThat(verdict.breach()).isNull();
            assertThat(verdict.histories()).isEqualTo(HISTORIES);
        });
    }

    @Test
    void shouldHoldOnOneLongHistory() {
        // Given
        long seed = new Random().nextLong(1_000_000_000_000L);
        System.out.println("seed " + seed);
        History history = new History(seed, new RandomHistory(seed, 2, 30).events(3_000), 128);
        // When
        List<Verdict> verdicts = suite.tryOn(history, done -> {});
        // Then
        assertThat(verdicts).allSatisfy(verdict -> assertThat(verdict.breach()).isNull());
    }

    @Test
    void shouldHaveOneHashInEveryOrder() {
        // Given
        History history = new History(7, new RandomHistory(7, 3, 12).events(400), 20);
        // When
        SortedSet<String> hashes = OneHash.of(new Subject(), history, 20, done -> {});
        // Then
        assertThat(hashes).hasSize(1);
    }

    @Test
    void shouldTryTheSameHistoryForTheSameSeed() {
        // Given
        // When
        History one = History.random(11);
        // Then
        assertThat(History.random(11)).isEqualTo(one);
        assertThat(History.random(12)).isNotEqualTo(one);
    }
}
