package io.lethe.embedding.langchain4j;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.TextEmbedder;
import io.lethe.event.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A {@link TextEmbedder} that remembers: by model and the SHA-256 of the text, so that neither the text nor its length
 * costs memory. An entry takes about 4 bytes a dimension and 150 more; beyond the bound the least useful are forgotten.
 */
public final class CachingEmbedder implements TextEmbedder {
    private final TextEmbedder embedder;
    private final Cache<Key, Embedding> cache;
    private final LongAdder hits = new LongAdder();

    private record Key(ModelId model, ContentHash text) {}

    /**
     * @param maxEntries how many embeddings to remember, at least 0
     */
    public CachingEmbedder(TextEmbedder embedder, long maxEntries) {
        this.embedder = embedder;
        this.cache = Caffeine.newBuilder().maximumSize(maxEntries).build();
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
    public List<Embedding> embed(List<String> texts) {
        List<Key> keys = new ArrayList<>(texts.size());
        Map<Key, @Nullable Embedding> found = new LinkedHashMap<>();
        List<Key> missing = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String text : texts) {
            Key key = key(text);
            keys.add(key);
            if (!found.containsKey(key)) {
                Embedding known = cache.getIfPresent(key);
                found.put(key, known);
                if (known == null) {
                    missing.add(key);
                    unknown.add(text);
                }
            }
        }
        hits.add(texts.size() - unknown.size());
        if (!unknown.isEmpty()) {
            List<Embedding> fresh = embedder.embed(unknown);
            for (int i = 0; i < fresh.size(); i++) {
                found.put(missing.get(i), fresh.get(i));
                cache.put(missing.get(i), fresh.get(i));
            }
        }
        List<Embedding> answer = new ArrayList<>(texts.size());
        for (Key key : keys) {
            answer.add(Objects.requireNonNull(found.get(key)));
        }
        return answer;
    }

    /** Takes note of an embedding that this embedder's model gave to this text before. */
    public void remember(String text, Embedding embedding) {
        cache.put(key(text), embedding);
    }

    /** How many texts have been answered without the model. */
    public long hits() {
        return hits.sum();
    }

    private Key key(String text) {
        return new Key(embedder.model(), ContentHash.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
