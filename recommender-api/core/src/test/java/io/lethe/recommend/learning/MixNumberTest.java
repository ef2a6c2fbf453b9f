package io.lethe.recommend.learning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.settings.SettingsDocument;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MixNumberTest {

    @ParameterizedTest
    @EnumSource
    void shouldChangeOneNumberAndNoOther(MixNumber number) {
        // Given
        Mix defaults = Mix.defaults();

        // When
        Mix changed = number.in(defaults, 1);

        // Then
        for (MixNumber other : MixNumber.values()) {
            assertThat(other.of(changed)).as(other.code()).isEqualTo(other == number ? 1 : other.of(defaults));
        }
    }

    @Test
    void shouldHaveTheNamesOfTheSettings() {
        // Given
        JsonNode tree = SettingsDocument.defaults().tree();
        Map<String, JsonNode> numbers = new HashMap<>();
        tree.path("mix").properties().forEach(one -> numbers.put(one.getKey(), one.getValue()));
        numbers.put("steering", tree.path("steering"));

        // Then
        assertThat(numbers.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(MixNumber.values()).map(MixNumber::code).toList());
        numbers.forEach((name, value) -> assertThat(value.asDouble())
                .isEqualTo(MixNumber.ofCode(name).orElseThrow().of(Mix.defaults())));
    }

    @Test
    void shouldSayWhatMovedAndFromWhere() {
        // Given
        Mix prior = Mix.defaults();
        Mix moved = MixNumber.HISTORY_POWER.in(MixNumber.TREND_EVENTS.in(prior, 62_500), 0.25);

        // Then
        assertThat(new LearnedMix(moved, 600, 0.05, 0.0625, null).words(prior))
                .isEqualTo("600 choices speak for historyPower 0.25 (not 1.1), trendEvents 62500 (not 2500): "
                        + "mean gain 0.0625 instead of 0.0500");
        assertThat(new LearnedMix(prior, 1_200, 0.05, 0.05, null).words(prior))
                .isEqualTo("1,200 choices speak clearly for no other mix");
    }
}
