package io.lethe.embedding.service;

import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.TextEmbedder;
import java.util.ArrayList;
import java.util.List;

/** A model that knows how often each letter from a to h occurs in a text, and remembers what it was asked. */
final class LetterEmbedder implements TextEmbedder {
    static final ModelId MODEL = new ModelId("letters");
    private static final int LETTERS = 8;

    private final ModelId model;
    private final List<List<String>> calls = new ArrayList<>();

    LetterEmbedder() {
        this(MODEL);
    }

    /** The same under another name. */
    LetterEmbedder(ModelId model) {
        this.model = model;
    }

    /** The texts of each call; calls without texts are left out. */
    List<List<String>> calls() {
        return List.copyOf(calls);
    }

    @Override
    public ModelId model() {
        return model;
    }

    @Override
    public int dimension() {
        return LETTERS + 1;
    }

    @Override
    public List<Embedding> embed(List<String> texts) {
        if (!texts.isEmpty()) {
            calls.add(List.copyOf(texts));
        }
        return texts.stream().map(LetterEmbedder::of).toList();
    }

    static Embedding of(String text) {
        float[] counts = new float[LETTERS + 1];
        counts[LETTERS] = 1;
        text.chars().filter(c -> c >= 'a' && c < 'a' + LETTERS).forEach(c -> counts[c - 'a']++);
        return Embedding.normalized(counts);
    }
}
