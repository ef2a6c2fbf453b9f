package io.lethe.embedding.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.ModelId;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventMeaningsTest {
    private final LetterEmbedder model = new LetterEmbedder();
    private final EventMeanings meanings = new EventMeanings(model, 100);

    @Test
    void shouldAskTheModelOnceAboutEachText() {
        // Given
        List<TextMeaning> first = meanings.of(List.of("a bed", "a cab"));

        // When
        List<TextMeaning> second = meanings.of(List.of("a cab", "a head", "a bed"));

        // Then
        assertThat(model.calls()).containsExactly(List.of("a bed", "a cab"), List.of("a head"));
        assertThat(second).containsExactly(first.get(1), meaning("a head"), first.get(0));
        assertThat(meanings.hits()).isEqualTo(2);
    }

    @Test
    void shouldNeedNoModelForWhatIsRemembered() {
        // Given
        TextMeaning stored = meaning("a bed");
        meanings.remember("a cab", stored);

        // When
        List<TextMeaning> found = meanings.of(List.of("a cab"));

        // Then
        assertThat(found).containsExactly(stored);
        assertThat(model.calls()).isEmpty();
    }

    @Test
    void shouldForgetWhatATextMeantToAnotherModel() {
        // Given
        meanings.remember("a cab", new TextMeaning(LetterEmbedder.of("a bed").quantized(), ModelId.GIVEN));

        // When
        List<TextMeaning> found = meanings.of(List.of("a cab"));

        // Then
        assertThat(found).containsExactly(meaning("a cab"));
        assertThat(meanings.hits()).isZero();
    }

    private static TextMeaning meaning(String text) {
        return new TextMeaning(LetterEmbedder.of(text).quantized(), LetterEmbedder.MODEL);
    }
}
