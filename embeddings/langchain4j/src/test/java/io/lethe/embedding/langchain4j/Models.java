package io.lethe.embedding.langchain4j;

import java.util.HashMap;
import java.util.Map;

/** One embedder for each model, for all tests of a run. */
final class Models {
    private static final Map<LocalModel, LangChain4jEmbedder> OPEN = new HashMap<>();

    private Models() {}

    static synchronized LangChain4jEmbedder of(LocalModel model) {
        return OPEN.computeIfAbsent(model, name -> new LangChain4jEmbedder(name, 2));
    }
}
