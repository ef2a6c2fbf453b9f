package io.lethe.laboratory;

import io.lethe.command.FileOptions;
import io.lethe.command.FilesSeen;
import io.lethe.command.RefusalException;
import io.lethe.evaluation.dataset.DatasetFiles;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.inspection.InspectionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lethe inspect}: what is wrong or odd about a data set, before it is imported. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Looks at files before they are imported: as files (encoding, separator, columns, units), then row by row: missing",
            "values, duplicates, outliers, bots, bursts, clock errors, cold shares, texts, and what import would keep, merge and",
            "reject. Nothing is written to Lethe.",
            "docs/inspecting.md has the rules. The exit code is 2 for files that are no data set."
        })
final class InspectCommand implements Callable<Integer> {
    private static final int NO_DATASET = 2;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final FileOptions files = new FileOptions();

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
        DatasetFiles wanted = files.files();
        FilesSeen seen;
        try {
            seen = FilesSeen.of(
                    wanted, new ReadOptions(ReadOptions.DEFAULT.tenant(), files.sequence()), files.zone(), System.out);
        } catch (RefusalException e) {
            spec.commandLine().getErr().println("lethe: " + e.getMessage());
            return NO_DATASET;
        }
        try {
            seen.printFindings(System.out);
            if (seen.guessed() || files.isMapped()) {
                seen.printMapping(System.out);
            }
            Path first = wanted.paths().get(0).toAbsolutePath().normalize();
            new InspectionRequest(String.valueOf(first.getFileName()), seen.reader(), seen.findings(), json, report)
                    .run(System.out, Steps::of, System.currentTimeMillis());
        } catch (IOException e) {
            throw new RefusalException(wanted.paths().get(0) + " cannot be read: " + e.getMessage());
        }
        return 0;
    }
}
