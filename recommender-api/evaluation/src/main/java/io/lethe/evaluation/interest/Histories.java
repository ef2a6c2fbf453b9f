package io.lethe.evaluation.interest;

import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.evaluation.dataset.DatasetReader;
import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.evaluation.dataset.row.RowCleaning;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A data set as a study needs it: what its items mean, and what each user touched, oldest first. Only items of the
 * catalogue count.
 *
 * @param items  the catalogue, in the order of the file
 * @param byUser each user's touches
 */
public record Histories(List<StudyItem> items, SortedMap<String, List<Touch>> byUser) {

    /**
     * An item.
     *
     * @param label      its title
     * @param vector     what it means
     * @param categories its genres, if the data set has any
     */
    public record StudyItem(String label, QuantizedEmbedding vector, List<String> categories) {}

    /**
     * An event with an item.
     *
     * @param item  the place of the item in the catalogue
     * @param event what was done
     */
    public record Touch(int item, Interaction event) {
        /** When, in milliseconds since 1970. */
        public long timestamp() {
            return event.timestamp();
        }
    }

    /** Reads the data set and embeds the items' texts as the pipeline does. */
    public static Histories read(DatasetReader reader, VectorCache vectors, VectorCache.Progress progress)
            throws IOException {
        RowCleaning cleaning = RowCleaning.ofLaboratory();
        List<Item> items = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        reader.readItems(row -> cleaning.keptItem(row).ifPresent(item -> {
            if (places.putIfAbsent(item.itemId(), items.size()) == null) {
                items.add(item);
            }
        }));
        SortedMap<String, List<Interaction>> events = new TreeMap<>();
        reader.readEvents(row -> {
            if (row instanceof DatasetRow.Event) {
                cleaning.keptEvent(row)
                        .filter(event -> places.containsKey(event.itemId()))
                        .ifPresent(event -> events.computeIfAbsent(event.userId(), user -> new ArrayList<>())
                                .add(event));
            }
        });
        List<QuantizedEmbedding> embedded = vectors.of(
                items.stream()
                        .map(item -> item.saysSomething() ? item.describe() : item.title())
                        .toList(),
                progress);
        List<StudyItem> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            all.add(new StudyItem(
                    items.get(i).title(), embedded.get(i), items.get(i).categories()));
        }
        SortedMap<String, List<Touch>> byUser = new TreeMap<>();
        events.forEach((user, some) -> byUser.put(user, touches(some, places)));
        return new Histories(List.copyOf(all), byUser);
    }

    /** Whether any item has a genre. */
    public boolean hasCategories() {
        return items.stream().anyMatch(item -> !item.categories().isEmpty());
    }

    private static List<Touch> touches(List<Interaction> events, Map<String, Integer> places) {
        events.sort(Comparator.comparingLong(Interaction::timestamp)
                .thenComparingLong(Interaction::sequence)
                .thenComparing(Interaction::eventId));
        return events.stream()
                .map(event -> new Touch(places.getOrDefault(event.itemId(), 0), event))
                .toList();
    }
}
