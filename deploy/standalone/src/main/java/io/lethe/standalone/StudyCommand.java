package io.lethe.standalone;

import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.standalone.importing.ProgressView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lethe study}: the figures on real data by which something was chosen. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description = "Prints the figures on real data by which something was chosen.",
        subcommands = StudyCommand.Groupings.class)
final class StudyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    StudyCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which study? One of grouping");
    }

    /** {@code lethe study grouping}. */
    @Command(
            name = "grouping",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Compares ways to group a user's items into interests: how many groups, how pure they are against genres,",
                "how much one more event or a larger catalogue moves them, how well they predict, what they cost.",
                "docs/decisions/0012-grouping.md says what the columns mean."
            })
    static final class Groupings implements Callable<Integer> {
        @Option(
                names = "--dataset",
                paramLabel = "DIR",
                required = true,
                arity = "1..*",
                description = "The folders of one or more data sets, of the layouts that import knows.")
        private List<Path> datasets = List.of();

        @Option(
                names = "--users",
                paramLabel = "N",
                defaultValue = "400",
                description = "How many users to look at, in each. Default: ${DEFAULT-VALUE}.")
        private int users = 400;

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

        @Override
        public Integer call() throws IOException {
            datasets.forEach(ImportCommand::checkFolder);
            if (users < 2) {
                throw new RefusalException("Two users are needed, one for each half, not " + users);
            }
            new GroupingRequest(datasets, model, users, seed, cache, json)
                    .run(
                            System.out,
                            task -> {
                                ProgressView view = ProgressView.of(task);
                                return (done, all) -> {
                                    view.show(done, all);
                                    if (done == all) {
                                        view.close();
                                    }
                                };
                            },
                            System::nanoTime);
            return 0;
        }
    }
}
