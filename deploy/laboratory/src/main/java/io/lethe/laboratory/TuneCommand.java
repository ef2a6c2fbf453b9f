package io.lethe.laboratory;

import io.lethe.command.RefusalException;
import io.lethe.command.SettingsCheck;
import io.lethe.evaluation.model.LetheFamily;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.rival.Models;
import io.lethe.evaluation.run.Evaluation;
import io.lethe.evaluation.trial.TuneRequest;
import io.lethe.evaluation.tune.Search;
import io.lethe.recommend.settings.SettingsDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lethe tune}: looks for the settings that do best on a data set's validation part. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Searches for the settings that score best on the validation part of a data set; the test part is never used.",
            "Stop it at any time: the same command continues after the finished trials.",
            "docs/evaluating.md explains the search."
        })
final class TuneCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlanOptions plan;

    @Option(
            names = "--search",
            paramLabel = "HOW",
            defaultValue = "bayes",
            description = "grid, random or bayes. Default: ${DEFAULT-VALUE}.")
    private String search = "bayes";

    @Option(
            names = "--budget",
            paramLabel = "N",
            required = true,
            description = "How many trials in all, including the defaults and those of earlier runs.")
    private int budget;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "Start no new trial after this many minutes. Default: no limit.")
    private double minutes = Double.POSITIVE_INFINITY;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description =
                    "The file for the best: Lethe's settings in YAML, or in JSON if its name ends in .json; for a rival, its "
                            + "hyperparameters for evaluate --choices. Trials are kept beside it in FILE.trials.ndjson.")
    private Path out = Path.of(".");

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = LetheFamily.NAME,
            description = "The model to tune. Default: ${DEFAULT-VALUE}.")
    private String model = LetheFamily.NAME;

    @Option(
            names = "--free",
            paramLabel = "A,B",
            split = ",",
            description =
                    "Which of Lethe's settings to tune, the others staying fixed: kernel, weights (of the event types that the training part has), or numbers such as mix.text. Default: all "
                            + "tunable ones; a wrong name lists them.")
    private List<String> free = LetheFamily.freeNames();

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            defaultValue = "ndcg@10",
            description = "The metric to maximize. Default: ${DEFAULT-VALUE}.")
    private String metric = "ndcg@10";

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "2000",
            description =
                    "At most this many validation requests, sampled at random, the same in every trial. Default: ${DEFAULT-VALUE}.")
    private int requests = 2000;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write what was found: the best, whether the defaults are as good, what mattered.")
    private @Nullable Path json;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Also write a page with plots.")
    private @Nullable Path report;

    @Mixin
    private LaboratoryOptions laboratory;

    @SuppressWarnings("NullAway.Init")
    TuneCommand() {}

    @Override
    public Integer call() {
        Protocol how = plan.protocol();
        Search.Kind kind =
                Search.Kind.ofCode(search).orElseThrow(() -> wrong("--search is grid, random or bayes, not " + search));
        check();
        Optional<SettingsDocument> document = plan.settings();
        if (document.isEmpty()) {
            return SettingsCheck.WRONG;
        }
        TuneRequest request = new TuneRequest(
                laboratory.source(plan.dataset()),
                how,
                model,
                document.get(),
                free,
                kind,
                new TuneRequest.Budget(budget, minutes),
                metric,
                requests,
                plan.mask(),
                plan.ties(),
                laboratory.seed(),
                out,
                json,
                report);
        LaboratoryOptions.run(() -> request.run(System.out, Steps::of, System::nanoTime));
        return 0;
    }

    private void check() {
        if (!Models.tunable().contains(model)) {
            throw wrong("There is no model " + model + "; there are " + String.join(", ", Models.tunable()));
        } else if (!Evaluation.metrics().contains(metric)) {
            throw wrong("There is no metric " + metric + "; there are " + String.join(", ", Evaluation.metrics()));
        } else if (budget < 1) {
            throw wrong("--budget is at least 1, not " + budget);
        } else if (!(minutes > 0)) {
            throw wrong("--minutes is above 0, not " + minutes);
        } else if (requests < 1) {
            throw wrong("--requests is at least 1, not " + requests);
        } else if (!model.equals(LetheFamily.NAME) && plan.hasSettings()) {
            throw wrong("--settings are Lethe's; " + model + " has none");
        } else if (!model.equals(LetheFamily.NAME) && !free.equals(LetheFamily.freeNames())) {
            throw wrong("--free is of Lethe's settings; " + model + " has none");
        } else if (!model.equals(LetheFamily.NAME) && !out.toString().endsWith(".json")) {
            throw wrong("--out has to end in .json for the choices of " + model + ", not be " + out);
        }
        for (String name : free) {
            if (!LetheFamily.freeNames().contains(name)) {
                throw wrong("--free has no " + name + "; there are " + String.join(", ", LetheFamily.freeNames()));
            }
        }
        for (Path file : new Path[] {out, json, report}) {
            Path folder = file == null ? null : file.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                throw new RefusalException("There is no folder " + folder);
            }
        }
    }

    private ParameterException wrong(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }
}
