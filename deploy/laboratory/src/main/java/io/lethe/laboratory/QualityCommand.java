package io.lethe.laboratory;

import io.lethe.command.FileOptions;
import io.lethe.command.RefusalException;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.quality.QualityRequest;
import io.lethe.evaluation.rival.Models;
import io.lethe.evaluation.ties.Ties;
import io.lethe.evaluation.trial.TuneRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lethe quality}: docs/quality.md. */
@Command(
        name = "quality",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the quality report: on each data set, every model is tuned with the same validation budget and measured on the test,",
            "and so are ablations of Lethe. Finished parts are kept, so the command can be stopped and started again.",
            "Text from NAME-notes.md beside the report is added under the headings it names."
        })
final class QualityCommand implements Callable<Integer> {
    private static final String BOTH = "both";
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "FILE.md", required = true, description = "The report.")
    private Path out = Path.of(".");

    @Option(
            names = "--datasets",
            paramLabel = "DIR",
            arity = "1..*",
            split = ",",
            description = "The folders of the data sets. Default: ${DEFAULT-VALUE}.")
    private List<Path> datasets = List.of(
            Path.of("../shared/datasets/amazon-beauty"),
            Path.of("../shared/datasets/online-retail"),
            Path.of("../shared/datasets/ml-latest-small"));

    @Option(
            names = "--protocols",
            paramLabel = "A,B",
            split = ",",
            description =
                    "leave-one-out, temporal, prequential. Default: leave-one-out for Amazon Beauty, with all items and "
                            + "with 99 negatives, temporal and prequential for the others.")
    private List<String> protocols = List.of();

    @Option(
            names = "--ties",
            paramLabel = "ORDER",
            defaultValue = BOTH,
            description =
                    "How events of one user at one time are ordered: as-is, shuffled or both. Shuffled is tuned and measured by "
                            + "itself, and left out of data sets with hardly any ties. Default: ${DEFAULT-VALUE}.")
    private String ties = BOTH;

    @Option(names = "--models", paramLabel = "A,B", split = ",", description = "Which models take part. Default: all.")
    private List<String> models = Models.names();

    @Option(
            names = "--budget",
            paramLabel = "N",
            defaultValue = "30",
            description = "How many tuning trials each model gets. Default: ${DEFAULT-VALUE}.")
    private int budget = 30;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "Start no new trial of a model after this many minutes. Default: no limit.")
    private double minutes = Double.POSITIVE_INFINITY;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "At most this many requests, on validation and on the test. Default: 2000 on validation; on the test all "
                            + "for leave-one-out, 2000 otherwise.")
    private int requests;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "How many seeds stochastic models are trained with for the test, and in how many random orders of ties all "
                            + "models are measured, from --seed on. They are tuned with the first. Default: ${DEFAULT-VALUE}.")
    private int seeds = 3;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description =
                    "Redo only the parts whose names contain this, such as amazon-beauty.leave-one-out.item-knn; leave out "
                            + "what is missing.")
    private @Nullable String only;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            defaultValue = ".lethe/quality",
            description = "Where finished parts are kept. Default: ${DEFAULT-VALUE}.")
    private Path work = Path.of(".lethe/quality");

    @Mixin
    private LaboratoryOptions laboratory;

    @SuppressWarnings("NullAway.Init")
    QualityCommand() {}

    @Override
    public Integer call() {
        List<Protocol> how = protocols.stream()
                .map(code -> Protocol.ofCode(code)
                        .orElseThrow(
                                () -> wrong("--protocols are leave-one-out, temporal and prequential, not " + code)))
                .toList();
        check();
        QualityRequest request = new QualityRequest(
                datasets.stream().map(laboratory::source).toList(),
                how,
                orders(),
                models,
                new TuneRequest.Budget(budget, minutes),
                requests,
                laboratory.seed(),
                seeds,
                command(),
                machine(),
                work,
                only,
                out);
        LaboratoryOptions.run(() -> request.run(System.out, Steps::of, System::nanoTime));
        return 0;
    }

    private Set<Ties> orders() {
        if (ties.equals(BOTH)) {
            return EnumSet.allOf(Ties.class);
        }
        return Set.of(Ties.ofCode(ties).orElseThrow(() -> wrong("--ties is as-is, shuffled or both, not " + ties)));
    }

    private void check() {
        for (String model : models) {
            if (!Models.names().contains(model)) {
                throw wrong("There is no model " + model + "; there are " + String.join(", ", Models.names()));
            }
        }
        if (budget < 1) {
            throw wrong("--budget is at least 1, not " + budget);
        } else if (!(minutes > 0)) {
            throw wrong("--minutes is above 0, not " + minutes);
        } else if (requests < 0) {
            throw wrong("--requests is at least 1, not " + requests);
        } else if (seeds < 1) {
            throw wrong("--seeds is at least 1, not " + seeds);
        }
        datasets.forEach(FileOptions::checkFolder);
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new RefusalException("There is no folder " + folder);
        }
    }

    private ParameterException wrong(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }

    /** What makes the same report; folders of parts and embeddings and {@code --only} have no part in that. */
    private String command() {
        List<String> words = new ArrayList<>(List.of("./lethe quality --out " + out));
        words.add("--datasets "
                + String.join(",", datasets.stream().map(Path::toString).toList()));
        if (!protocols.isEmpty()) {
            words.add("--protocols " + String.join(",", protocols));
        }
        if (!ties.equals(BOTH)) {
            words.add("--ties " + ties);
        }
        if (!models.equals(Models.names())) {
            words.add("--models " + String.join(",", models));
        }
        words.add("--budget " + budget);
        if (!Double.isInfinite(minutes)) {
            words.add("--minutes " + minutes);
        }
        if (requests > 0) {
            words.add("--requests " + requests);
        }
        words.add("--seed " + laboratory.seed());
        words.add("--seeds " + seeds);
        return String.join(" ", words);
    }

    private static String machine() {
        String processor = System.getProperty("os.arch");
        try (Stream<String> lines = Files.lines(PROCESSOR)) {
            processor = lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(processor);
        } catch (IOException e) {
            processor = System.getProperty("os.arch");
        }
        return Runtime.getRuntime().availableProcessors() + " processors (" + processor + "), "
                + System.getProperty("os.name") + ", JDK " + System.getProperty("java.version");
    }
}
