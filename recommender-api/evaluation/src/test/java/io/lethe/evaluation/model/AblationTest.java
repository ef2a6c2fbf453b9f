package io.lethe.evaluation.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.recommend.parameter.ChoiceScale;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.settings.SettingsDocument;
import java.util.HashSet;
import java.util.List;
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
        JsonNode before = new SettingsDocument(inForce).tree();
        JsonNode after = new SettingsDocument(without).tree();
        assertThat(List.of(after.at("/mix/interest"), after.at("/steering"))).allMatch(one -> one.doubleValue() == 0);
        assertThat(after.properties())
                .filteredOn(field -> !List.of("mix", "steering").contains(field.getKey()))
                .allMatch(field -> field.getValue().equals(before.path(field.getKey())));
        assertThat(after.path("mix").properties())
                .filteredOn(field -> !field.getKey().equals("interest"))
                .allMatch(field -> field.getValue().equals(before.path("mix").path(field.getKey())));
        assertThat(without.mix().text()).isEqualTo(0.7);
        assertThat(without.scale()).isEqualTo(inForce.scale());
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
