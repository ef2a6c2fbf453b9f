package io.lethe.evaluation.run;

import io.lethe.embedding.langchain4j.LangChain4jEmbedder;
import io.lethe.embedding.langchain4j.LocalModel;
import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.CorpusReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a data set comes from.
 *
 * @param dataset    a folder that {@link Detection} recognises
 * @param embeddings the name or path of the {@link LocalModel} that embeds texts
 * @param cache      the folder of embeddings that were made before
 */
public record CorpusSource(Path dataset, String embeddings, Path cache) {
    private static final int BYTES_AN_EVENT = 800;
    private static final double SHARE_OF_MEMORY = 0.5;

    /**
     * Looks whether there is such a model, and tries its files if it is one by path.
     *
     * @throws IllegalArgumentException if there is none, or its files do not fit; the message says why
     */
    public static void requireModel(String embeddings) {
        LocalModel.of(embeddings);
    }

    /** What the data set is called. */
    public String name() {
        return dataset.toAbsolutePath().normalize().getFileName().toString();
    }

    /**
     * Reads it into memory.
     *
     * @throws IOException if it is unknown, too large, or cannot be read
     */
    public Corpus read(GroupingRequest.Steps steps) throws IOException {
        if (!(Detection.of(dataset, ReadOptions.DEFAULT) instanceof Detection.Recognised recognised)) {
            throw new IOException("No data set was recognised in " + dataset);
        }
        long mostEvents = (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_MEMORY / BYTES_AN_EVENT);
        try (LangChain4jEmbedder embedder = new LangChain4jEmbedder(
                LocalModel.of(embeddings), Runtime.getRuntime().availableProcessors())) {
            return new CorpusReader(new VectorCache(embedder, cache), embedder.model(), mostEvents)
                    .read(name(), recognised.reader(), steps.begin("texts of " + name()));
        }
    }
}
