package io.lethe.embedding.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.embedding.TextEmbedder;
import io.lethe.event.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Embeddings of users' words, cached in the quantized form of the log, so that texts read back from the log give the
 * same bytes without running the model.
 */
final class EventMeanings {
    private final TextEmbedder embedder;
    private final Cache<ContentHash, QuantizedEmbedding> cache;
    private final LongAdder hits = new LongAdder();

    EventMeanings(TextEmbedder embedder, long maxEntries) {
        this.embedder = embedder;
        this.cache = Caffeine.newBuilder().maximumSize(maxEntries).build();
    }

    /** The meaning of each text, in order. */
    List<TextMeaning> of(List<String> texts) {
        List<ContentHash> keys = texts.stream().map(EventMeanings::key).toList();
        List<@Nullable QuantizedEmbedding> found = new ArrayList<>(texts.size());
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            QuantizedEmbedding known = cache.getIfPresent(keys.get(i));
            found.add(known);
            if (known == null) {
                missing.add(i);
            }
        }
        hits.add(texts.size() - missing.size());
        List<Embedding> fresh = embedder.embed(missing.stream().map(texts::get).toList());
        for (int k = 0; k < missing.size(); k++) {
            QuantizedEmbedding embedding = fresh.get(k).quantized();
            found.set(missing.get(k), embedding);
            cache.put(keys.get(missing.get(k)), embedding);
        }
        return found.stream()
                .map(embedding -> new TextMeaning(Objects.requireNonNull(embedding), embedder.model()))
                .toList();
    }

    /** Takes note of what a text meant to some model before; of another model's it takes none. */
    void remember(String text, TextMeaning meaning) {
        if (meaning.model().equals(embedder.model())) {
            cache.put(key(text), meaning.embedding());
        }
    }

    /** How many texts were known. */
    long hits() {
        return hits.sum();
    }

    private static ContentHash key(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
