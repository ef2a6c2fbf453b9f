package io.lethe.evaluation.dataset;

import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.evaluation.dataset.row.SequenceMode;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Everything that a reader gave. */
record Reading(List<DatasetRow> items, List<DatasetRow> events) {

    static Reading of(Path folder, SequenceMode mode) throws IOException {
        Detection detection = Detection.of(folder, new ReadOptions("shop", mode));
        if (!(detection instanceof Detection.Recognised recognised)) {
            throw new AssertionError(detection.toString());
        }
        List<DatasetRow> items = new ArrayList<>();
        List<DatasetRow> events = new ArrayList<>();
        recognised.reader().readItems(items::add);
        recognised.reader().readEvents(events::add);
        return new Reading(items, events);
    }

    static void write(Path file, String... lines) throws IOException {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out) {
            packed.write(text);
        }
    }

    List<Interaction> interactions() {
        return events.stream()
                .filter(DatasetRow.Event.class::isInstance)
                .map(row -> ((DatasetRow.Event) row).interaction())
                .toList();
    }

    List<Item> catalogue() {
        return items.stream()
                .filter(DatasetRow.CatalogueItem.class::isInstance)
                .map(row -> ((DatasetRow.CatalogueItem) row).item())
                .toList();
    }

    Map<String, Long> rejections() {
        return events.stream()
                .filter(DatasetRow.Rejected.class::isInstance)
                .map(DatasetRow.Rejected.class::cast)
                .collect(Collectors.groupingBy(
                        row -> row.field() + " " + row.reason(), TreeMap::new, Collectors.counting()));
    }

    List<String> places() {
        return events.stream()
                .filter(DatasetRow.Rejected.class::isInstance)
                .map(row -> ((DatasetRow.Rejected) row).place().toString())
                .toList();
    }
}
