package io.lethe.embedding.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.langchain4j.TextSplitter.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextSplitterTest {
    private final TokenCounter english = counter(BundledModel.ALL_MINILM_L6_V2);
    private final TokenCounter chinese = counter(BundledModel.BGE_SMALL_ZH_V15);

    @Test
    void shouldLeaveAShortTextWhole() {
        assertThat(new TextSplitter(english::count, 10).split("The sea. The wind."))
                .containsExactly(new Piece("The sea. The wind.", 6));
    }

    @Test
    void shouldSplitBetweenSentences() {
        assertThat(new TextSplitter(english::count, 9).split("The sea is wide. The wind is cold. We sail."))
                .extracting(Piece::text)
                .containsExactly("The sea is wide.", "The wind is cold. We sail.");
    }

    @Test
    void shouldSplitALongSentenceBetweenWords() {
        assertThat(new TextSplitter(english::count, 4).split("one two three four five six. Seven"))
                .extracting(Piece::text)
                .containsExactly("one two three four", "five six. Seven");
    }

    @Test
    void shouldSplitChineseBetweenCharacters() {
        // When
        List<Piece> pieces = new TextSplitter(chinese::count, 5).split("一艘帆船横渡大海。风很大");

        // Then
        assertThat(pieces).extracting(Piece::text).containsExactly("一艘帆船横", "渡大海。", "风很大");
        assertThat(pieces).extracting(Piece::tokens).containsExactly(5, 4, 3);
    }

    @Test
    void shouldKeepEveryWordAndStayWithinTheLimit() {
        // Given
        String text = "The quick brown fox, antidisestablishmentarianism; jumps! Over? The (lazy) dog\n\n".repeat(40);

        // When
        List<Piece> pieces = new TextSplitter(english::count, 126).split(text);

        // Then
        assertThat(pieces).allSatisfy(piece -> {
            assertThat(piece.tokens()).isBetween(1, 126);
            assertThat(english.count(piece.text())).isEqualTo(piece.tokens());
        });
        assertThat(String.join("", pieces.stream().map(Piece::text).toList()).replaceAll("\\s", ""))
                .isEqualTo(text.replaceAll("\\s", ""));
        assertThat(pieces.stream().mapToInt(Piece::tokens).sum()).isEqualTo(english.count(text));
    }

    @Test
    void shouldPartARunOfLettersThatNoTokenizerReads() {
        // When
        List<Piece> pieces = new TextSplitter(english::count, 126).split("ab".repeat(300));

        // Then
        assertThat(pieces).hasSizeGreaterThan(1);
        assertThat(pieces.stream().mapToInt(Piece::tokens).sum()).isGreaterThan(100);
    }

    @Test
    void shouldHaveNoPieceForControlCharacters() {
        assertThat(new TextSplitter(english::count, 126).split("\u200b\u0000")).isEmpty();
    }

    @Test
    void shouldCountBeyondTheModelsWindow() {
        assertThat(english.count("sea ".repeat(1_000))).isEqualTo(1_000);
        assertThat(chinese.count("海".repeat(1_000))).isEqualTo(1_000);
    }

    private static TokenCounter counter(BundledModel model) {
        OfflineLibraries.keep();
        return TokenCounter.load(model);
    }
}
