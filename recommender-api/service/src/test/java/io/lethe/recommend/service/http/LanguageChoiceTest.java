package io.lethe.recommend.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.recommend.reason.Language;
import org.junit.jupiter.api.Test;

class LanguageChoiceTest {
    @Test
    void shouldPreferTheParameterToTheHeader() {
        // Given
        Language english = LanguageChoice.chosen(null, null);
        Language chinese = LanguageChoice.chosen(null, "zh-CN,en;q=0.5");

        // When / Then
        assertThat(chinese).isNotEqualTo(english);
        assertThat(LanguageChoice.chosen("en", "zh-CN")).isEqualTo(english);
        assertThat(LanguageChoice.chosen("zh", "en")).isEqualTo(chinese);
    }

    @Test
    void shouldRefuseALanguageThatThereIsNoneOf() {
        assertThatThrownBy(() -> LanguageChoice.chosen("tlh", "en"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.field())
                        .isEqualTo("language"));
        assertThat(LanguageChoice.chosen(null, "tlh")).isEqualTo(LanguageChoice.chosen("en", null));
    }
}
