package io.lethe.embedding.langchain4j;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * Cuts texts into tokens: once where the window holds all of them, otherwise piece by piece. A text that holds nothing
 * a tokenizer knows as a sign (control characters alone) is read as an unknown word.
 */
final class PieceReader implements AutoCloseable {
    private static final String UNKNOWN_WORD = "[UNK]";

    private final TokenCounter counter;
    private final HuggingFaceTokenizer cutting;
    private final TextSplitter splitter;
    private final int frame;
    private final int limit;

    /**
     * A part of a text that is read at once.
     *
     * @param weight how many tokens of the text it has, at least 1
     */
    record Piece(Tokens tokens, int weight) {}

    /** Where a {@code tokenizer.json} is read from, more than once. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    private PieceReader(TokenCounter counter, HuggingFaceTokenizer cutting, int window) {
        this.counter = counter;
        this.cutting = cutting;
        this.frame = counter.frame();
        this.limit = window - frame;
        this.splitter = new TextSplitter(counter::count, limit);
    }

    /**
     * Reads a {@code tokenizer.json}.
     *
     * @param window how many tokens are read at once, those that frame a text included
     */
    static PieceReader read(Source file, int window) throws IOException {
        String most = String.valueOf(window);
        try (InputStream first = file.open();
                InputStream second = file.open()) {
            return new PieceReader(
                    TokenCounter.read(first),
                    HuggingFaceTokenizer.newInstance(
                            second,
                            Map.of(
                                    "padding",
                                    "false",
                                    "truncation",
                                    "true",
                                    "maxLength",
                                    most,
                                    "modelMaxLength",
                                    most)),
                    window);
        }
    }

    /** The pieces of a text in order, at least one. */
    List<Piece> pieces(String text) {
        String readable = TextSplitter.partedWords(text);
        Tokens whole = counter.framed(readable);
        int count = whole.length() - frame;
        if (count > 0 && count <= limit) {
            return List.of(new Piece(whole, count));
        }
        List<TextSplitter.Piece> parts = splitter.split(readable);
        return parts.isEmpty()
                ? List.of(new Piece(window(UNKNOWN_WORD), 1))
                : parts.stream()
                        .map(part -> new Piece(window(part.text()), part.tokens()))
                        .toList();
    }

    /** The first tokens of a text, as many as the window holds. */
    Tokens window(String text) {
        return Tokens.of(cutting.encode(text, true, false));
    }

    /** How many tokens are put around a text. */
    int frame() {
        return frame;
    }

    @Override
    public void close() {
        cutting.close();
        counter.close();
    }
}
