package io.lethe.embedding.langchain4j;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Counts the tokens of a text as its model will see them, but all of them: LangChain4j's own counter stops where the
 * tokenizer's file says that the model does.
 */
final class TokenCounter implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;

    private TokenCounter(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    static TokenCounter load(BundledModel model) {
        try (InputStream in = BundledModel.resource(model.tokenizerFile())) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the tokenizer of " + model.id() + " cannot be read", e);
        }
    }

    /** Reads a {@code tokenizer.json}. */
    static TokenCounter read(InputStream file) throws IOException {
        return new TokenCounter(
                HuggingFaceTokenizer.newInstance(file, Map.of("truncation", "false", "padding", "false")));
    }

    /** How many tokens a text has, without those that frame it; 0 for control characters alone. */
    int count(String text) {
        return tokenizer.encode(text, false, false).getIds().length;
    }

    /** All tokens of a text, and those that frame it. */
    Tokens framed(String text) {
        return Tokens.of(tokenizer.encode(text, true, false));
    }

    /** How many tokens the tokenizer puts around a text. */
    int frame() {
        return framed("a").length() - count("a");
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
