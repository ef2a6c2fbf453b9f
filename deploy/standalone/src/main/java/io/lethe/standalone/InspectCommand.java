package io.lethe.standalone;

import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.dataset.SequenceMode;
import io.lethe.evaluation.inspection.InspectionRequest;
import io.lethe.standalone.importing.ProgressView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lethe inspect}: what is wrong or odd about a data set, before it is imported. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Looks at a data set before it is imported: missing values, duplicates, outliers, bots, bursts, clock errors,",
            "cold shares, texts, and what import would keep, merge and reject. Nothing is written to Lethe.",
            "docs/inspecting.md has the rules. The exit code is 2 for a folder that is no data set."
        })
final class InspectCommand implements Callable<Integer> {
    private static final int NO_DATASET = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder of a data set, of the layouts that import knows.")
    private Path dataset = Path.of(".");

    @Option(names = "--sequence", paramLabel = "HOW", defaultValue = "auto", description = ImportCommand.SEQUENCE)
    private SequenceMode sequence = SequenceMode.AUTO;

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the figures to this file.")
    private @Nullable Path json;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Also writes a page with plots.")
    private @Nullable Path report;

    @SuppressWarnings("NullAway.Init")
    InspectCommand() {}

    @Override
    public Integer call() {
        for (Path file : new Path[] {json, report}) {
            Path folder = file == null ? null : file.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                throw new RefusalException("There is no folder " + folder);
            }
        }
        try {
            if (Detection.of(dataset, ReadOptions.DEFAULT) instanceof Detection.Unrecognised unrecognised) {
                spec.commandLine().getErr().println("lethe: " + unrecognised.reason());
                return NO_DATASET;
            }
            new InspectionRequest(dataset, sequence, json, report)
                    .run(System.out, ProgressView::stepsOf, System.currentTimeMillis());
        } catch (IOException e) {
            throw new RefusalException("The data set in " + dataset + " cannot be read: " + e);
        }
        return 0;
    }
}
