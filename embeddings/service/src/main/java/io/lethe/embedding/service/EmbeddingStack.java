package io.lethe.embedding.service;

import io.lethe.embedding.langchain4j.CachingEmbedder;
import io.lethe.embedding.langchain4j.LangChain4jEmbedder;
import io.lethe.embedding.langchain4j.LocalModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The model of this process with its decorators: a meter inside, a cache outside, so the meter counts model runs only.
 * Beside it the next model, if there is one: with a cache, and on one thread, since nobody waits for it.
 */
final class EmbeddingStack implements AutoCloseable {
    private final LangChain4jEmbedder model;
    private final MeteredEmbedder meter;
    private final CachingEmbedder cache;
    private final EventMeanings meanings;
    private final @Nullable LangChain4jEmbedder nextModel;
    private final @Nullable CachingEmbedder nextCache;

    EmbeddingStack(LocalModel model, int threads, long cacheSize, long rememberedEventTexts) {
        this(model, null, threads, cacheSize, rememberedEventTexts);
    }

    /**
     * @param next the model to go to; null if there is none
     */
    EmbeddingStack(
            LocalModel model, @Nullable LocalModel next, int threads, long cacheSize, long rememberedEventTexts) {
        this.model = new LangChain4jEmbedder(model, threads);
        this.meter = new MeteredEmbedder(this.model, System::nanoTime);
        this.cache = new CachingEmbedder(meter, cacheSize);
        this.meanings = new EventMeanings(cache, rememberedEventTexts);
        this.nextModel = next == null ? null : new LangChain4jEmbedder(next, 1);
        this.nextCache = nextModel == null ? null : new CachingEmbedder(nextModel, cacheSize);
    }

    /** Embeds, and remembers in full precision. */
    CachingEmbedder embedder() {
        return cache;
    }

    /** What items need of these models. */
    ItemReadings readings() {
        return new ItemReadings(cache, nextCache);
    }

    /** The models' embedders, that of the model in use first. */
    List<CachingEmbedder> embedders() {
        return nextCache == null ? List.of(cache) : List.of(cache, nextCache);
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
        if (nextModel != null) {
            nextModel.close();
        }
    }
}
