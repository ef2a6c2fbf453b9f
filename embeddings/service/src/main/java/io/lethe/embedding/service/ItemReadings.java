package io.lethe.embedding.service;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.EmbeddedItem.Meaning;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.ModelsInUse;
import io.lethe.embedding.TextEmbedder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which models have to have read an item, and how it gets what it lacks. With a next model these are two. Without one
 * it is the model in use, and an item keeps the embedding that it had before, for the way back.
 */
final class ItemReadings {
    private final TextEmbedder inUse;
    private final @Nullable TextEmbedder next;

    /**
     * @param next the model to go to; null if there is none
     * @throws IllegalArgumentException if both are one model
     */
    ItemReadings(TextEmbedder inUse, @Nullable TextEmbedder next) {
        this.inUse = inUse;
        this.next = next;
        Objects.requireNonNull(models());
    }

    ModelsInUse models() {
        return new ModelsInUse(inUse.model(), next == null ? null : next.model());
    }

    /** Whether one of the models has not read an item that it should have read. */
    boolean lacks(EmbeddedItem item) {
        return item.isForModels()
                && (item.embedding(inUse.model()) == null || (next != null && item.embedding(next.model()) == null));
    }

    /** The same items, read by every model. Whatever embedding is there stays as it is, to the byte. */
    List<EmbeddedItem> complete(List<EmbeddedItem> items) {
        List<Embedding> first = read(inUse, items);
        List<Embedding> second = next == null ? List.of() : read(next, items);
        List<EmbeddedItem> complete = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            EmbeddedItem item = items.get(i);
            Meaning other = next == null ? kept(item) : new Meaning(second.get(i), next.model());
            complete.add(new EmbeddedItem(item.item(), first.get(i), inUse.model(), other));
        }
        return complete;
    }

    private static List<Embedding> read(TextEmbedder embedder, List<EmbeddedItem> items) {
        List<String> texts = items.stream()
                .filter(item -> item.embedding(embedder.model()) == null)
                .map(item -> item.item().describe())
                .toList();
        Iterator<Embedding> fresh = embedder.embed(texts).iterator();
        return items.stream()
                .map(item -> {
                    Embedding known = item.embedding(embedder.model());
                    return known == null ? fresh.next() : known;
                })
                .toList();
    }

    /** What another model than the one in use said, the newer of two. */
    private @Nullable Meaning kept(EmbeddedItem item) {
        boolean isOther = !item.model().equals(inUse.model()) && !item.model().equals(ModelId.NONE);
        return isOther ? new Meaning(item.embedding(), item.model()) : item.other();
    }
}
