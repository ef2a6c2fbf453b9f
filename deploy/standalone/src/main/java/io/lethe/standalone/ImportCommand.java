package io.lethe.standalone;

import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.dataset.SequenceMode;
import io.lethe.standalone.importing.ImportRequest;
import io.lethe.standalone.importing.LetheClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lethe import}: a data set into a running Lethe, through Kafka like any producer's. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Imports a data set into a running Lethe, through Kafka like any producer's.",
            "Known layouts: MovieLens, UCI Online Retail (CSV), generic TSV, NDJSON; each may be gzipped.",
            "It waits until its own records have taken effect, whatever others write meanwhile, and counts those alone.",
            "Running it again is harmless: events that are there already stay what they are.",
            "The exit code is 1 if nothing was kept, or no event of a set that has events."
        })
final class ImportCommand implements Callable<Integer> {
    static final String SEQUENCE =
            "Whether the order of the rows orders events of equal time: row, none, or auto (only where times are whole days)."
                    + " Default: ${DEFAULT-VALUE}.";

    @Parameters(paramLabel = "DIR", description = "The folder of the data set.")
    private Path dataset = Path.of(".");

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

    @Option(names = "--sequence", paramLabel = "HOW", defaultValue = "auto", description = SEQUENCE)
    private SequenceMode sequence = SequenceMode.AUTO;

    @Override
    public Integer call() {
        checkFolder(dataset);
        LetheClient client = LetheClient.at(url);
        String broker = kafka != null ? kafka : client.kafkaAddress();
        boolean finished = new ImportRequest(dataset, tenant, sequence, broker).run(client);
        return finished ? 0 : 1;
    }

    /** @throws RefusalException if there is no data set in this folder */
    static void checkFolder(Path folder) {
        try {
            if (Detection.of(folder, ReadOptions.DEFAULT) instanceof Detection.Unrecognised unrecognised) {
                throw new RefusalException(unrecognised.reason());
            }
        } catch (IOException e) {
            throw new RefusalException("The folder " + folder + " cannot be read: " + e);
        }
    }
}
