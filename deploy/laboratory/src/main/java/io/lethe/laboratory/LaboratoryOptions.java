package io.lethe.laboratory;

import io.lethe.command.RefusalException;
import io.lethe.evaluation.protocol.LeakException;
import io.lethe.evaluation.run.CorpusSource;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where chance starts and how texts are embedded: what all commands of the laboratory can be told. */
final class LaboratoryOptions {
    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The random seed. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--embeddings",
            paramLabel = "MODEL",
            defaultValue = "all-minilm-l6-v2",
            description = "The model that embeds texts, a name or a path as lethe run --model takes it. "
                    + "Default: ${DEFAULT-VALUE}.")
    private String embeddings = "all-minilm-l6-v2";

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            defaultValue = ".lethe/study",
            description = "Where embeddings are cached. Default: ${DEFAULT-VALUE}.")
    private Path cache = Path.of(".lethe/study");

    /** Something long that the laboratory does. */
    @FunctionalInterface
    interface Run {
        void run() throws IOException;
    }

    long seed() {
        return seed;
    }

    /**
     * The model that embeds texts, which is there.
     *
     * @throws RefusalException if it is not, or its files do not fit
     */
    String embeddings() {
        try {
            CorpusSource.requireModel(embeddings);
            return embeddings;
        } catch (IllegalArgumentException e) {
            throw new RefusalException("--embeddings: " + e.getMessage());
        }
    }

    Path cache() {
        return cache;
    }

    CorpusSource source(Path dataset) {
        return new CorpusSource(dataset, embeddings(), cache);
    }

    /** Does it, and says what went wrong where something does. */
    static void run(Run run) {
        try {
            run.run();
        } catch (LeakException e) {
            throw new RefusalException("The run failed: " + e.getMessage());
        } catch (IOException e) {
            throw new RefusalException(String.valueOf(e.getMessage()));
        }
    }
}
