package io.lethe.evaluation.world;

import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.TextEmbedder;
import java.util.List;
import java.util.SplittableRandom;

/** Texts that share words mean much the same: each word has a random direction, and a text is the sum of its words. */
public final class BagOfWords implements TextEmbedder {
    private static final int DIMENSION = 64;

    @Override
    public ModelId model() {
        return new ModelId("bag-of-words");
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public List<Embedding> embed(List<String> texts) {
        return texts.stream().map(BagOfWords::embedding).toList();
    }

    private static Embedding embedding(String text) {
        float[] sum = new float[DIMENSION];
        for (String word : text.split("\\W+")) {
            SplittableRandom random = new SplittableRandom(word.hashCode());
            for (int i = 0; i < DIMENSION; i++) {
                sum[i] += (float) (random.nextDouble() - 0.5);
            }
        }
        return Embedding.normalized(sum);
    }
}
