package io.lethe.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.RatingScale;
import io.lethe.event.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesOfSettingsTest {
    private static final RatingScale TEN = new RatingScale(1, 10);
    private static final String SET = "{\"types\":{\"wish\":{}},\"rating\":{\"lowest\":1,\"highest\":10}}";

    private final RulesOfSettings rules = new RulesOfSettings();

    @Test
    void shouldAddNothingWhereNothingIsSet() {
        assertThat(rules.adds("shop", "wish")).isFalse();
        assertThat(rules.ratings("shop")).isEqualTo(RatingScale.STARS);
    }

    @Test
    void shouldHoldForTheTenantThatSetsThem() {
        // When
        apply("shop", SET);
        // Then
        assertThat(rules.adds("shop", "wish")).isTrue();
        assertThat(rules.adds("shop", "dream")).isFalse();
        assertThat(rules.ratings("shop")).isEqualTo(TEN);
        assertThat(rules.adds("other", "wish")).isFalse();
        assertThat(rules.ratings("other")).isEqualTo(RatingScale.STARS);
    }

    @Test
    void shouldReplaceWhatWasSetBefore() {
        // Given
        apply("shop", SET);
        // When
        apply("shop", "{\"types\":{\"dream\":{}},\"rating\":{\"highest\":7}}");
        // Then
        assertThat(rules.adds("shop", "wish")).isFalse();
        assertThat(rules.adds("shop", "dream")).isTrue();
        assertThat(rules.ratings("shop")).isEqualTo(new RatingScale(RatingScale.STARS.lowest(), 7));
    }

    @Test
    void shouldForgetWhatIsTakenBack() {
        // Given
        apply("shop", SET);
        // When
        apply("shop", null);
        // Then
        assertThat(rules.adds("shop", "wish")).isFalse();
        assertThat(rules.ratings("shop")).isEqualTo(RatingScale.STARS);
    }

    @Test
    void shouldPassOverEarlierSettings() {
        // Given
        apply("shop", SET);
        // When
        apply("shop@1", "{\"types\":{\"dream\":{}}}");
        apply("shop@2", null);
        // Then
        assertThat(rules.adds("shop", "wish")).isTrue();
        assertThat(rules.ratings("shop")).isEqualTo(TEN);
        assertThat(rules.adds("shop", "dream")).isFalse();
        assertThat(rules.adds("shop@1", "dream")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"types\":", "{\"rating\":{\"lowest\":9,\"highest\":2}}"})
    void shouldStayAsTheyWereWhereSettingsCannotBeRead(String unreadable) {
        // Given
        apply("shop", SET);
        // When
        apply("shop", unreadable);
        // Then
        assertThat(rules.adds("shop", "wish")).isTrue();
        assertThat(rules.ratings("shop")).isEqualTo(TEN);
    }

    private void apply(String key, @Nullable String settings) {
        byte[] value = settings == null ? null : settings.getBytes(StandardCharsets.UTF_8);
        rules.apply(
                new ConsumerRecord<>(Topic.SETTINGS.topicName(), 0, 0, key.getBytes(StandardCharsets.UTF_8), value));
    }
}
