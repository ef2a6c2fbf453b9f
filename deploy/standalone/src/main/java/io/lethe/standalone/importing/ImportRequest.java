package io.lethe.standalone.importing;

import io.lethe.evaluation.dataset.DatasetReader;
import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.dataset.Row;
import io.lethe.evaluation.dataset.SequenceMode;
import io.lethe.event.ByteWriter;
import io.lethe.event.ContentHash;
import io.lethe.standalone.RefusalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A data set that shall be imported. Doing so again changes nothing: ids follow from what the rows say.
 *
 * @param folder   where it lies
 * @param tenant   whose data it becomes
 * @param sequence what the order of its rows means
 * @param kafka    the address of the broker
 */
public record ImportRequest(Path folder, String tenant, SequenceMode sequence, String kafka) {

    /** A name of this request that changes when the folder's files do, by size or time. */
    public String fingerprint() {
        ByteWriter writer = new ByteWriter(256)
                .putText(folder.toAbsolutePath().normalize().toString())
                .putText(tenant)
                .putText(sequence.name());
        try (var files = Files.list(folder)) {
            List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
            for (Path file : sorted) {
                writer.putText(String.valueOf(file.getFileName()))
                        .putLong(Files.size(file))
                        .putLong(Files.getLastModifiedTime(file).toMillis());
            }
        } catch (IOException e) {
            throw new RefusalException("The folder " + folder + " cannot be read: " + e);
        }
        return ContentHash.of(writer.toBytes()).toString();
    }

    /**
     * Publishes every row, waits until all of it has taken effect, and prints what became of it.
     *
     * @return whether anything was imported: false if no row could be read
     */
    public boolean run(LetheClient client) {
        try {
            Detection detection = Detection.of(folder, new ReadOptions(tenant, sequence));
            if (detection instanceof Detection.Recognised recognised) {
                return run(recognised.reader(), client);
            }
            throw new RefusalException(((Detection.Unrecognised) detection).reason());
        } catch (IOException e) {
            throw new RefusalException("The data set in " + folder + " cannot be read: " + e);
        }
    }

    private boolean run(DatasetReader reader, LetheClient client) throws IOException {
        System.out.printf("Importing %s (%s)%n", folder, reader.layout());
        Pipeline pipeline = new Pipeline(client);
        long begin = System.nanoTime();
        RowCount rows;
        try (PublicTopics topics = PublicTopics.at(kafka)) {
            rows = publish(reader, topics);
        }
        double published = (System.nanoTime() - begin) / 1e9;
        Pipeline.Outcome outcome = pipeline.await(begin);
        new ImportSummary(rows, published, outcome).print(System.out);
        return rows.published() > 0 || rows.read() == 0;
    }

    private static RowCount publish(DatasetReader reader, PublicTopics topics) throws IOException {
        RowCount rows = new RowCount();
        DatasetReader.Size size = reader.size();
        try (ProgressView view = ProgressView.of("publishing")) {
            long all = size.items() + size.events();
            reader.readItems(row -> {
                take(row, rows, topics, true);
                view.show(rows.read(), Math.max(all, rows.read()));
            });
            reader.readEvents(row -> {
                take(row, rows, topics, false);
                view.show(rows.read(), Math.max(all, rows.read()));
            });
        }
        topics.flush();
        return rows;
    }

    private static void take(Row row, RowCount rows, PublicTopics topics, boolean isItem) {
        if (row instanceof Row.Event event) {
            topics.publish(event.interaction());
            rows.event();
        } else if (row instanceof Row.CatalogueItem product) {
            topics.publish(product.item());
            rows.item();
        } else if (row instanceof Row.Document document && isItem) {
            topics.publishItem(document.json());
            rows.item();
        } else if (row instanceof Row.Document document) {
            topics.publishEvent(document.json());
            rows.event();
        } else if (row instanceof Row.Rejected rejected) {
            rows.reject(rejected.place().toString(), rejected.field() + " " + rejected.reason());
        }
    }
}
