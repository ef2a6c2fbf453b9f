package io.lethe.laboratory;

import io.lethe.command.FileOptions;
import io.lethe.evaluation.run.CorpusSource;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a study of real data sets is told. */
final class StudyOptions {
    @Option(
            names = "--dataset",
            paramLabel = "DIR",
            required = true,
            arity = "1..*",
            description = "The folders of one or more data sets, in any layout that import reads.")
    private List<Path> datasets = List.of();

    @Mixin
    private LaboratoryOptions laboratory = new LaboratoryOptions();

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures to this file.")
    private @Nullable Path json;

    /** The folders, each of them there. */
    List<Path> datasets() {
        datasets.forEach(FileOptions::checkFolder);
        return datasets;
    }

    /** The same as sources of events and embedded items. */
    List<CorpusSource> sources() {
        return datasets().stream().map(laboratory::source).toList();
    }

    long seed() {
        return laboratory.seed();
    }

    /** The name of the model that embeds the items. */
    String embeddings() {
        return laboratory.embeddings();
    }

    Path cache() {
        return laboratory.cache();
    }

    @Nullable
    Path json() {
        return json;
    }
}
