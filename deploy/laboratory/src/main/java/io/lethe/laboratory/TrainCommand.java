package io.lethe.laboratory;

import io.lethe.command.RefusalException;
import io.lethe.command.SettingsCheck;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.ranker.TrainingRequest;
import io.lethe.recommend.settings.SettingsDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lethe train}: a learned ranker from a data set. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains a ranker on the validation part of a data set: LightGBM's LambdaMART on what is known at each request.",
            "Writes LightGBM's text format or ONNX, and reports whether it beats the mix on users it never saw.",
            "Load it with:  curl -X PUT --data-binary @FILE.ranker.txt -H 'Content-Type: text/plain' …/v1/models/ranker"
        })
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlanOptions plan;

    @Option(
            names = "--out",
            paramLabel = "FILE.ranker.txt",
            required = true,
            description =
                    "The file for the ranker, usually beside the settings file: ONNX if its name ends in .onnx, else LightGBM's text.")
    private Path out = Path.of("");

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "6000",
            description = "At most this many requests, sampled at random. Default: ${DEFAULT-VALUE}.")
    private int requests = 6000;

    @Mixin
    private LaboratoryOptions laboratory;

    @SuppressWarnings("NullAway.Init")
    TrainCommand() {}

    @Override
    public Integer call() {
        Protocol how = plan.protocol();
        if (requests < 1) {
            throw new ParameterException(spec.commandLine(), "--requests is at least 1, not " + requests);
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new RefusalException("There is no folder " + folder);
        }
        Optional<SettingsDocument> document = plan.settings();
        if (document.isEmpty()) {
            return SettingsCheck.WRONG;
        }
        TrainingRequest request = new TrainingRequest(
                laboratory.source(plan.dataset()),
                how,
                plan.mask(),
                plan.ties(),
                document.get(),
                requests,
                laboratory.seed(),
                out);
        LaboratoryOptions.run(() -> request.run(System.out, Steps::of, System::nanoTime));
        return 0;
    }
}
