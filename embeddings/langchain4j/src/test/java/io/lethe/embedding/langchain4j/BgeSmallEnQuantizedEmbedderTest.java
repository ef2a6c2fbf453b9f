package io.lethe.embedding.langchain4j;

import io.lethe.embedding.TextEmbedder;

class BgeSmallEnQuantizedEmbedderTest extends TextEmbedderContract {
    @Override
    TextEmbedder embedder() {
        return Models.of(BundledModel.BGE_SMALL_EN_V15_Q);
    }
}
