package io.lethe.laboratory;

import io.lethe.command.RefusalException;
import io.lethe.command.SettingsCheck;
import io.lethe.evaluation.comparison.EvaluationRequest;
import io.lethe.evaluation.model.LetheFamily;
import io.lethe.evaluation.prediction.PredictionRequest;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.rival.Models;
import io.lethe.evaluation.rival.TunedChoices;
import io.lethe.evaluation.ties.Ties;
import io.lethe.recommend.settings.SettingsDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lethe evaluate}: how good recommendations are, on a data set, beside other models. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures recommendation quality on a data set: Lethe, through its serving code, beside other models.",
            "Prints tables with 95 %% confidence intervals over users. docs/evaluating.md explains the columns."
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final int MOST_REQUESTS = 5000;
    private static final int MOST_PREDICTED = 2000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PlanOptions plan;

    @Option(
            names = "--models",
            paramLabel = "A,B",
            split = ",",
            description =
                    "The models to measure; the first is compared with the others. all: Lethe and all rivals. docs/evaluating.md describes "
                            + "them, and a wrong name lists them. Default: all except those that take minutes to train.")
    private List<String> models = Models.quickNames();

    @Option(
            names = "--ablations",
            description =
                    "Measure beside them Lethe with one thing after the other taken away: no decay, one half-life, no interests and so on.")
    private boolean ablations;

    @Option(
            names = "--choices",
            paramLabel = "FILE",
            split = ",",
            description = "Hyperparameters that tune chose for rivals, one file each. Default: their defaults.")
    private List<Path> choices = List.of();

    @Option(
            names = "--ranker",
            paramLabel = "FILE",
            description = "A learned ranker for Lethe, as written by train. Default: none, the mix alone.")
    private @Nullable Path ranker;

    @Option(
            names = "--negatives",
            paramLabel = "N",
            defaultValue = "0",
            description = "Rank the wanted items among N randomly sampled unseen items. Default: among all items.")
    private int negatives;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description =
                    "At most this many requests, sampled at random. Default: all for leave-one-out, 5000 otherwise.")
    private @Nullable Integer requests;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How many seeds stochastic models are trained with, from --seed on; the table shows the mean. "
                            + "Default: ${DEFAULT-VALUE}.")
    private int seeds = 1;

    @Option(
            names = "--shuffles",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "With --ties shuffled: how many random orders, by seeds from --seed on. Each model is asked in each of them, "
                            + "and as is. Default: ${DEFAULT-VALUE}.")
    private int shuffles = 5;

    @Option(
            names = "--predictions",
            description =
                    "Score predicted ratings and probabilities instead, beside means, biases and item kNN. For temporal and "
                            + "prequential; 2000 requests at most by default.")
    private boolean predictions;

    @Option(
            names = "--clean",
            paramLabel = "RULES",
            split = ",",
            description =
                    "What lethe and lethe-fixed leave out of what they learn across people: bots, bursts or both. Default: nothing.")
    private List<String> clean = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures to this file.")
    private @Nullable Path json;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Also write a page with plots.")
    private @Nullable Path report;

    @Mixin
    private LaboratoryOptions laboratory;

    @SuppressWarnings("NullAway.Init")
    EvaluateCommand() {}

    @Override
    public Integer call() {
        Protocol how = plan.protocol();
        check();
        if (predictions && how == Protocol.LEAVE_ONE_OUT) {
            throw new ParameterException(
                    spec.commandLine(), "--predictions needs --protocol temporal or prequential, not leave-one-out");
        }
        if (predictions && report != null) {
            throw new ParameterException(spec.commandLine(), "--predictions has no --report; --json has its figures");
        }
        if (predictions && plan.ties() == Ties.SHUFFLED) {
            throw new ParameterException(
                    spec.commandLine(), "--predictions takes the log as it is; it has no --ties shuffled");
        }
        if (predictions && ablations) {
            throw new ParameterException(spec.commandLine(), "--predictions has no --ablations");
        }
        for (String rule : clean) {
            if (!EvaluationRequest.isCleaningRule(rule)) {
                throw new ParameterException(spec.commandLine(), "--clean is bots, bursts or both, not " + rule);
            }
        }
        if (predictions && !clean.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--predictions has no --clean");
        }
        if (!clean.isEmpty() && models.stream().anyMatch(model -> model.startsWith(LetheFamily.NAME + "+"))) {
            throw new ParameterException(
                    spec.commandLine(), "--clean is for lethe and lethe-fixed, not for Lethe with something added");
        }
        Optional<SettingsDocument> document = plan.settings();
        if (document.isEmpty()) {
            return SettingsCheck.WRONG;
        }
        int most = requests != null
                ? requests
                : how == Protocol.LEAVE_ONE_OUT ? Integer.MAX_VALUE : predictions ? MOST_PREDICTED : MOST_REQUESTS;
        EvaluationRequest request = new EvaluationRequest(
                plan.dataset(),
                how,
                List.copyOf(new LinkedHashSet<>(models)),
                ablations,
                document.get(),
                tuned(),
                ranker,
                negatives,
                most,
                plan.mask(),
                Set.copyOf(clean),
                laboratory.seed(),
                seeds,
                plan.ties(),
                shuffles,
                laboratory.embeddings(),
                laboratory.cache(),
                json,
                report);
        LaboratoryOptions.run(() -> {
            if (predictions) {
                new PredictionRequest(request).run(System.out, Steps::of);
            } else {
                request.run(System.out, Steps::of, System::nanoTime);
            }
        });
        return 0;
    }

    private List<TunedChoices> tuned() {
        List<TunedChoices> tuned = new ArrayList<>();
        for (Path file : choices) {
            TunedChoices one;
            try {
                one = TunedChoices.read(file);
            } catch (IOException e) {
                throw new RefusalException(String.valueOf(e.getMessage()));
            }
            if (tuned.stream().anyMatch(other -> other.model().equals(one.model()))) {
                throw new RefusalException("There are two files of choices for " + one.model());
            }
            tuned.add(one);
        }
        return tuned;
    }

    private void check() {
        if (models.equals(List.of("all"))) {
            models = Models.names();
        }
        for (String model : models) {
            if (!Models.askable().contains(model)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no model " + model + "; there are " + String.join(", ", Models.askable()));
            }
        }
        if (negatives < 0) {
            throw new ParameterException(spec.commandLine(), "--negatives is at least 0, not " + negatives);
        }
        if (requests != null && requests < 1) {
            throw new ParameterException(spec.commandLine(), "--requests is at least 1, not " + requests);
        }
        if (seeds < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds is at least 1, not " + seeds);
        }
        if (shuffles < 1) {
            throw new ParameterException(spec.commandLine(), "--shuffles is at least 1, not " + shuffles);
        }
        for (Path file : new Path[] {json, report}) {
            Path folder = file == null ? null : file.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                throw new RefusalException("There is no folder " + folder);
            }
        }
    }
}
