package io.lethe.embedding.langchain4j;

import io.lethe.embedding.TextEmbedder;

class AllMiniLmQuantizedEmbedderTest extends TextEmbedderContract {
    @Override
    TextEmbedder embedder() {
        return Models.of(BundledModel.ALL_MINILM_L6_V2_Q);
    }
}
