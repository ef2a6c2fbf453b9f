package io.lethe.embedding.langchain4j;

import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.TextEmbedder;
import java.util.List;

/** A {@link LocalModel} as a {@link TextEmbedder}, by way of a {@link BatchingEmbeddingModel}. */
public final class LangChain4jEmbedder implements TextEmbedder, AutoCloseable {
    private final LocalModel model;
    private final BatchingEmbeddingModel reader;

    /**
     * @param threads as for {@link BatchingEmbeddingModel#BatchingEmbeddingModel}
     */
    public LangChain4jEmbedder(LocalModel model, int threads) {
        this.model = model;
        this.reader = new BatchingEmbeddingModel(model, threads);
    }

    @Override
    public ModelId model() {
        return model.id();
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public List<Embedding> embed(List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).isBlank()) {
                throw new IllegalArgumentException("text " + i + " of " + texts.size() + " is blank");
            }
        }
        return reader.read(texts).embeddings();
    }

    /** Stops its threads and lets go of the model; batches in hand are finished, later calls fail. */
    @Override
    public void close() {
        reader.close();
    }
}
