package io.lethe.embedding.service;

import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.TextEmbedder;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** A {@link TextEmbedder} that counts the texts that reach the model, and the wall time during which it is at work. */
final class MeteredEmbedder implements TextEmbedder {
    private final TextEmbedder embedder;
    private final LongSupplier nanoTime;
    private final LongAdder texts = new LongAdder();
    private int calls;
    private long since;
    private long busyNanos;

    /**
     * @param nanoTime a clock as {@link System#nanoTime} is one
     */
    MeteredEmbedder(TextEmbedder embedder, LongSupplier nanoTime) {
        this.embedder = embedder;
        this.nanoTime = nanoTime;
    }

    @Override
    public ModelId model() {
        return embedder.model();
    }

    @Override
    public int dimension() {
        return embedder.dimension();
    }

    @Override
    public List<Embedding> embed(List<String> wanted) {
        begin();
        try {
            List<Embedding> embeddings = embedder.embed(wanted);
            texts.add(wanted.size());
            return embeddings;
        } finally {
            end();
        }
    }

    /** How many texts have been embedded. */
    long texts() {
        return texts.sum();
    }

    /** During how many milliseconds at least one call was under way. */
    synchronized long busyMillis() {
        long running = calls > 0 ? nanoTime.getAsLong() - since : 0;
        return (busyNanos + running) / 1_000_000;
    }

    private synchronized void begin() {
        if (calls++ == 0) {
            since = nanoTime.getAsLong();
        }
    }

    private synchronized void end() {
        if (--calls == 0) {
            busyNanos += nanoTime.getAsLong() - since;
        }
    }
}
