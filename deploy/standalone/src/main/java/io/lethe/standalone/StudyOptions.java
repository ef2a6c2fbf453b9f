package io.lethe.standalone;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a study of real data sets is told. */
final class StudyOptions {
    @Option(
            names = "--dataset",
            paramLabel = "DIR",
            required = true,
            arity = "1..*",
            description = "The folders of one or more data sets, of the layouts that import knows.")
    private List<Path> datasets = List.of();

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Where chance starts. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "all-minilm-l6-v2",
            description = "The model that embeds the items. Default: ${DEFAULT-VALUE}.")
    private String model = "all-minilm-l6-v2";

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            defaultValue = ".lethe/study",
            description = "Where embeddings are kept for the next time. Default: ${DEFAULT-VALUE}.")
    private Path cache = Path.of(".lethe/study");

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the figures to this file.")
    private @Nullable Path json;

    /** The folders, each of them there. */
    List<Path> datasets() {
        datasets.forEach(ImportCommand::checkFolder);
        return datasets;
    }

    long seed() {
        return seed;
    }

    String model() {
        return model;
    }

    Path cache() {
        return cache;
    }

    @Nullable
    Path json() {
        return json;
    }
}
