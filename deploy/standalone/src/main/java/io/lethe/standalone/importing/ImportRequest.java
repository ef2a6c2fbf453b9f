package io.lethe.standalone.importing;

import io.lethe.evaluation.dataset.DatasetReader;
import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.ReadOptions;
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
     * @return whether something was imported: false where rows were read and nothing was kept, or no event of a set that has events
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
        try (TerminalWatch watch = new TerminalWatch()) {
            ReaderRows rows = new ReaderRows(reader);
            Delivery.Outcome outcome = new Delivery(client, kafka, watch).deliver(rows);
            watch.close();
            boolean success = outcome.isSuccess(rows.ofEvents());
            ImportSummary.print(outcome, success, System.out);
            return success;
        }
    }
}
