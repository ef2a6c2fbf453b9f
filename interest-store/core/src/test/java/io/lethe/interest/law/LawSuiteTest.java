package io.lethe.interest.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.interest.law.LawSuite.Verdict;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LawSuiteTest {
    private final LawSuite suite = new LawSuite(new Subject());

    @Test
    void shouldHoldOnHistoriesThatNobodyHasSeen() {
        assertHoldOnRandom(50);
    }

    @Test
    @Tag("long")
    void shouldHoldOnManyHistoriesThatNobodyHasSeen() {
        assertHoldOnRandom(300);
    }

    private void assertHoldOnRandom(int histories) {
        // Given
        long seed = new Random().nextLong(1_000_000_000_000L);
        System.out.println("laws: ./lethe laws --histories " + histories + " --seed " + seed);
        // When
        List<Verdict> verdicts = suite.tryRandom(seed, histories, done -> {});
        // Then
        assertThat(verdicts).extracting(Verdict::law).containsExactly(Law.values());
        assertThat(verdicts).allSatisfy(verdict -> {
            assertThat(verdict.breach()).isNull();
            assertThat(verdict.histories()).isEqualTo(histories);
        });
    }

    @Test
    void shouldHoldOnOneHistoryBeyondTheWindow() {
        assertHoldOnOne(600);
    }

    @Test
    @Tag("long")
    void shouldHoldOnOneLongHistory() {
        assertHoldOnOne(3_000);
    }

    private void assertHoldOnOne(int events) {
        // Given
        long seed = new Random().nextLong(1_000_000_000_000L);
        System.out.println("seed " + seed);
        History history = new History(seed, new RandomHistory(seed, 2, 30).events(events), 128);
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
