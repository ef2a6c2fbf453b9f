package io.lethe.embedding.service;

import io.lethe.embedding.langchain4j.CachingEmbedder;
import io.lethe.embedding.langchain4j.LangChain4jEmbedder;
import io.lethe.embedding.langchain4j.LocalModel;

/** The model of this process with its decorators: a meter inside, a cache outside, so the meter counts model runs only. */
final class EmbeddingStack implements AutoCloseable {
    private final LangChain4jEmbedder model;
    private final MeteredEmbedder meter;
    private final CachingEmbedder cache;
    private final EventMeanings meanings;

    EmbeddingStack(LocalModel model, int threads, long cacheSize, long rememberedEventTexts) {
        this.model = new LangChain4jEmbedder(model, threads);
        this.meter = new MeteredEmbedder(this.model, System::nanoTime);
        this.cache = new CachingEmbedder(meter, cacheSize);
        this.meanings = new EventMeanings(cache, rememberedEventTexts);
    }

    /** Embeds, and remembers in full precision. */
    CachingEmbedder embedder() {
        return cache;
    }

    /** Embeds users' words, and remembers them in their small form. */
    EventMeanings meanings() {
        return meanings;
    }

    /** How many texts the model has read. */
    long texts() {
        return meter.texts();
    }

    /** How many texts needed no model. */
    long cacheHits() {
        return cache.hits() + meanings.hits();
    }

    /** During how many milliseconds the model was at work. */
    long busyMillis() {
        return meter.busyMillis();
    }

    @Override
    public void close() {
        model.close();
    }
}
