package io.lethe.evaluation.protocol;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.evaluation.dataset.DatasetReader;
import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.evaluation.dataset.row.RowCleaning;
import io.lethe.evaluation.interest.VectorCache;
import io.lethe.event.GivenVector;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.interest.ledger.LedgerEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a data set into memory and embeds its texts as the pipeline does. Rows are cleaned as ingest cleans those of a
 * tenant that has added every type of event; what it would refuse, and events without a time, are left out.
 */
public final class CorpusReader {
    private final VectorCache vectors;
    private final ModelId model;
    private final long mostEvents;
    private final RowCleaning cleaning = RowCleaning.ofLaboratory();

    /**
     * A reader.
     *
     * @param model      the model of the vectors
     * @param mostEvents how many events there may be, since all of them are held in memory
     */
    public CorpusReader(VectorCache vectors, ModelId model, long mostEvents) {
        this.vectors = vectors;
        this.model = model;
        this.mostEvents = mostEvents;
    }

    /**
     * Reads it.
     *
     * @param name what it is called
     * @throws IOException if it cannot be read, has no items or no events, or has too many events
     */
    public Corpus read(String name, DatasetReader reader, VectorCache.Progress progress) throws IOException {
        long events = reader.size().events();
        if (events > mostEvents) {
            throw new IOException(String.format(
                    "%s has about %,d events; the memory allowed is enough for %,d. More is allowed with LETHE_OPTS=-Xmx…",
                    name, events, mostEvents));
        }
        Map<String, Item> items = new LinkedHashMap<>();
        reader.readItems(row -> addItem(row, items));
        List<Interaction> interactions = new ArrayList<>();
        reader.readEvents(row -> addEvent(row, interactions));
        return corpus(name, items, interactions, progress);
    }

    /**
     * The same of items and events that are at hand.
     *
     * @throws IOException if there are no items or no events, or vectors cannot be kept
     */
    public Corpus of(String name, List<Item> items, List<Interaction> events, VectorCache.Progress progress)
            throws IOException {
        Map<String, Item> kept = new LinkedHashMap<>();
        items.forEach(item -> addItem(new DatasetRow.CatalogueItem(item), kept));
        List<Interaction> interactions = new ArrayList<>();
        events.forEach(event -> addEvent(new DatasetRow.Event(event), interactions));
        return corpus(name, kept, interactions, progress);
    }

    private Corpus corpus(
            String name, Map<String, Item> items, List<Interaction> interactions, VectorCache.Progress progress)
            throws IOException {
        if (items.isEmpty() || interactions.isEmpty()) {
            throw new IOException(name + " has " + items.size() + " items and " + interactions.size()
                    + " events that can be read; some of both are needed");
        }
        List<Item> catalogue = List.copyOf(items.values());
        Iterator<QuantizedEmbedding> meanings =
                vectors.of(texts(catalogue, interactions), progress).iterator();
        return new Corpus(name, embedded(catalogue, meanings), entries(interactions, meanings));
    }

    private static List<String> texts(List<Item> items, List<Interaction> interactions) {
        List<String> texts = new ArrayList<>();
        for (Item item : items) {
            if (item.vector() == null && item.saysSomething()) {
                texts.add(item.describe());
            }
        }
        for (Interaction interaction : interactions) {
            String text = words(interaction);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static @Nullable String words(Interaction interaction) {
        String text = interaction.text();
        return text == null || text.isBlank() ? null : text;
    }

    private void addItem(DatasetRow row, Map<String, Item> into) {
        cleaning.keptItem(row).ifPresent(item -> into.put(item.itemId(), item));
    }

    private void addEvent(DatasetRow row, List<Interaction> into) {
        if (!(row instanceof DatasetRow.Document document) || document.json().hasNonNull("timestamp")) {
            cleaning.keptEvent(row).ifPresent(into::add);
        }
    }

    private List<EmbeddedItem> embedded(List<Item> items, Iterator<QuantizedEmbedding> meanings) {
        List<EmbeddedItem> embedded = new ArrayList<>();
        for (Item item : items) {
            GivenVector given = item.vector();
            boolean mute = given == null && !item.saysSomething();
            embedded.add(
                    mute
                            ? new EmbeddedItem(item, Embedding.NONE, ModelId.NONE)
                            : given == null
                                    ? new EmbeddedItem(item, meanings.next().toEmbedding(), model)
                                    : new EmbeddedItem(item, Embedding.normalized(given.toArray()), ModelId.GIVEN));
        }
        return embedded;
    }

    private List<LedgerEntry> entries(List<Interaction> interactions, Iterator<QuantizedEmbedding> meanings) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (Interaction interaction : interactions) {
            TextMeaning meaning = words(interaction) == null ? null : new TextMeaning(meanings.next(), model);
            entries.add(new LedgerEntry(new EmbeddedInteraction(interaction, meaning)));
        }
        return entries;
    }
}
