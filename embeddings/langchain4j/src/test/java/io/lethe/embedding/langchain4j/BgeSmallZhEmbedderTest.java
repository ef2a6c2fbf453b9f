package io.lethe.embedding.langchain4j;

import io.lethe.embedding.TextEmbedder;

class BgeSmallZhEmbedderTest extends TextEmbedderContract {
    @Override
    TextEmbedder embedder() {
        return Models.of(BundledModel.BGE_SMALL_ZH_V15);
    }
}
