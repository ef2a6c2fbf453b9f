package io.lethe.standalone;

import io.lethe.command.FileOptions;
import io.lethe.command.FilesSeen;
import io.lethe.command.RefusalException;
import io.lethe.evaluation.dataset.DatasetFiles;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.dataset.mapping.Mapping;
import io.lethe.evaluation.dataset.mapping.MappingYaml;
import io.lethe.standalone.importing.ImportRequest;
import io.lethe.standalone.importing.LetheClient;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lethe import}: anybody's files into a running Lethe, through Kafka like any producer's. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Imports files into a running Lethe, through Kafka like any producer's.",
            "Well-known data sets are recognised; the columns of any other file are guessed, shown with the first rows as they"
                    + " would be sent, and can be said with --map. Nothing is sent before all files have been looked at.",
            "It waits until its own records have taken effect, whatever others write meanwhile, and counts those alone.",
            "Running it again is harmless: events that are there already stay what they are.",
            "The exit code is 1 if nothing was kept, or no event of a set that has events."
        })
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private final FileOptions files = new FileOptions();

    @Option(
            names = "--save-map",
            paramLabel = "FILE.yaml",
            description = "Writes what the columns mean to this file, to be changed and given with --map-file.")
    private @Nullable Path saveMap;

    @Option(names = "--dry-run", description = "Shows what would be sent, and sends nothing.")
    private boolean dryRun;

    @Option(
            names = "--yes",
            description = "Does not ask before a guess is sent. Nobody is asked where there is no terminal.")
    private boolean yes;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "Where Lethe's REST is. Default: ${DEFAULT-VALUE}.")
    private String url = "http://localhost:8080";

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Where its Kafka is. Default: what a standalone Lethe says of itself.")
    private @Nullable String kafka;

    @Option(
            names = "--tenant",
            paramLabel = "TENANT",
            defaultValue = "default",
            description = "Whose data it becomes. Default: ${DEFAULT-VALUE}.")
    private String tenant = "default";

    @Override
    public Integer call() throws IOException {
        DatasetFiles wanted = files.files();
        ReadOptions options = new ReadOptions(tenant, files.sequence());
        FilesSeen seen = FilesSeen.of(wanted, options, files.zone(), System.out);
        System.out.printf("%s: %s%n", wanted.paths().get(0), seen.reader().layout());
        seen.printFindings(System.out);
        boolean show = dryRun || seen.guessed() || files.isMapped();
        if (show) {
            seen.printMapping(System.out);
        }
        if (saveMap != null) {
            save(seen.mapping(), saveMap);
        }
        if (dryRun || seen.guessed() && !agreed()) {
            System.out.println("Nothing was sent");
            return 0;
        }
        LetheClient client = LetheClient.at(url);
        String broker = kafka != null ? kafka : client.kafkaAddress();
        return new ImportRequest(wanted, options, files.zone(), broker).deliver(seen, client) ? 0 : 1;
    }

    private boolean agreed() {
        Console console = Boolean.getBoolean("lethe.terminal") ? System.console() : null;
        if (yes || console == null) {
            return true;
        }
        String answer = console.readLine("Send it? [Y/n] ");
        return answer != null && !answer.strip().toLowerCase(Locale.ROOT).startsWith("n");
    }

    private static void save(@Nullable Mapping mapping, Path file) {
        if (mapping == null) {
            throw new RefusalException("These files need no mapping, so there is none to save");
        }
        try {
            Files.writeString(file, MappingYaml.write(mapping));
            System.out.println("What the columns mean is in " + file + "; give it with --map-file " + file);
        } catch (IOException e) {
            throw new RefusalException(file + " cannot be written: " + e);
        }
    }
}
