package io.lethe.evaluation.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Trial;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForgettingWordsTest {
    private static Trial trial(double score) {
        return new Trial(
                Chosen.of(Map.of("kernel.days", "21.04", "kernel.events", "1.4")), new Interval(score, 0, 1), 0);
    }

    @Test
    void shouldNameTheAxisThatDoesBetterAndTheOther() {
        assertThat(ForgettingWords.byAxis(trial(0.02), trial(0.03), new Interval(0.01, 0.005, 0.015)))
                .isEqualTo(
                        "This data set's interest is best forgotten by position, half of it within 1.4 events (0.0300); by the clock, half of it within 21 days (0.0200) at best."
                                + " Position less clock: +0.0100 (+0.0050 to +0.0150).");
        assertThat(ForgettingWords.byAxis(trial(0.03), trial(0.02), new Interval(-0.01, -0.015, -0.005)))
                .startsWith(
                        "This data set's interest is best forgotten by the clock, half of it within 21 days (0.0300); ")
                .endsWith("-0.0050).");
    }

    @Test
    void shouldSayWhereTheDifferenceMayBeChance() {
        assertThat(ForgettingWords.byAxis(trial(0.02), trial(0.03), new Interval(0.01, -0.005, 0.015)))
                .endsWith("(-0.0050 to +0.0150), so that neither axis is shown to be the better one.");
    }
}
