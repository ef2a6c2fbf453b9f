package io.lethe.evaluation.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.parameter.ChoiceScale;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class AblationTest {
    private static Ablation named(String name) {
        return Ablation.ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldTakeNothingElseAwayFromWhatWasLearned() {
        // Given
        Mix learned = MixNumber.TEXT.in(Mix.defaults(), 0.7);
        RankingSettings inForce = RankingSettings.defaults().withMix(learned).withScale(new ChoiceScale(-2, 1.5));

        // When
        RankingSettings without = named("no interests").of(inForce);

        // Then
        assertThat(without)
                .isEqualTo(inForce.withMix(MixNumber.INTEREST.in(learned, 0))
                        .withSteering(inForce.steering().withDial(0)));
    }

    @Test
    void shouldBeAsManyDifferentSettings() {
        // Given
        RankingSettings defaults = RankingSettings.defaults();

        // Then
        assertThat(Ablation.ALL.stream().map(one -> one.of(defaults)))
                .hasSize(new HashSet<>(
                                Ablation.ALL.stream().map(Ablation::values).toList())
                        .size())
                .doesNotHaveDuplicates()
                .doesNotContain(defaults);
    }
}
