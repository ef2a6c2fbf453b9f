package io.lethe.standalone.importing;

import io.lethe.command.FilesSeen;
import io.lethe.command.RefusalException;
import io.lethe.evaluation.dataset.DatasetFiles;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.dataset.mapping.MappingYaml;
import io.lethe.event.ByteWriter;
import io.lethe.event.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A data set that shall be imported. Doing so again changes nothing: ids follow from what the rows say.
 *
 * @param files   what is read
 * @param options whose data it becomes, and how it is read
 * @param zone    the zone of times that say none; null for UTC
 * @param kafka   the address of the broker
 */
public record ImportRequest(
        DatasetFiles files, ReadOptions options, @Nullable String zone, String kafka) {

    /** A name of this request that changes when the files do, by size or time. */
    public String fingerprint() {
        ByteWriter writer = new ByteWriter(256);
        try {
            for (Path path : files.paths()) {
                writer.putText(path.toAbsolutePath().normalize().toString());
            }
            writer.putText(options.tenant()).putText(options.sequence().name());
            if (files.mapping() != null) {
                writer.putText(MappingYaml.write(files.mapping()));
            }
            for (Path path : files.paths()) {
                for (Path file : in(path)) {
                    writer.putText(String.valueOf(file.getFileName()))
                            .putLong(Files.size(file))
                            .putLong(Files.getLastModifiedTime(file).toMillis());
                }
            }
        } catch (IOException e) {
            throw new RefusalException(files.paths() + " cannot be read: " + e);
        }
        return ContentHash.of(writer.toBytes()).toString();
    }

    /**
     * Looks at the files, publishes every row, waits until all of it has taken effect, and prints what became of it.
     *
     * @return whether something was imported: false where rows were read and nothing was kept, or no event of a set
     *     that has events
     */
    public boolean run(LetheClient client) {
        FilesSeen seen = FilesSeen.of(files, options, zone, System.out);
        System.out.printf("Importing %s (%s)%n", names(), seen.reader().layout());
        seen.printFindings(System.out);
        if (seen.guessed()) {
            printMapping(seen);
        }
        return deliver(seen, client);
    }

    private void printMapping(FilesSeen seen) {
        try {
            seen.printMapping(System.out);
        } catch (IOException e) {
            throw new RefusalException(names() + " cannot be read: " + e.getMessage());
        }
    }

    /** The same for files that have been looked at. */
    public boolean deliver(FilesSeen seen, LetheClient client) {
        FoundScale.set(seen.findings(), options.tenant(), client, System.out::println);
        try (TerminalWatch watch = new TerminalWatch()) {
            Delivery.Outcome outcome = new Delivery(client, kafka, watch).deliver(new ReaderRows(seen.reader()));
            watch.close();
            boolean success = outcome.isSuccess(seen.ofEvents());
            ImportSummary.print(outcome, success, System.out);
            return success;
        } catch (IOException e) {
            throw new RefusalException(names() + " cannot be read: " + e.getMessage());
        }
    }

    /** What is read, in words for people. */
    public String names() {
        return files.paths().size() == 1
                ? files.paths().get(0).toString()
                : files.paths().get(0) + " and " + (files.paths().size() - 1) + " more";
    }

    private static List<Path> in(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
