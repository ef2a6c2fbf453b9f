package io.lethe.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoLanguageTest {
    @ParameterizedTest
    @CsvSource({"all-minilm-l6-v2,EN", "bge-small-zh-v1.5,ZH", "all-minilm-l6-v2-q,EN"})
    void shouldSpeakWhatTheModelReads(String model, DemoLanguage language) {
        assertThat(DemoLanguage.ofModel(model)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({"en,EN", "zh,ZH"})
    void shouldHaveACode(String code, DemoLanguage language) {
        assertThat(DemoLanguage.ofCode(code)).contains(language);
        assertThat(language.code()).isEqualTo(code);
    }
}
