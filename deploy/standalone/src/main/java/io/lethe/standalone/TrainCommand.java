package io.lethe.standalone;

import io.lethe.evaluation.protocol.LeakException;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.ranker.TrainingRequest;
import io.lethe.evaluation.run.CorpusSource;
import io.lethe.recommend.settings.SettingsDocument;
import io.lethe.standalone.importing.ProgressView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
            "Trains a ranker on the validation part of a data set: LightGBM's LambdaMART over what is known at each request.",
            "Writes LightGBM's text format, and says whether it is better than the mix on users that it never saw.",
            "Load it with:  curl -X PUT --data-binary @FILE.ranker.txt -H 'Content-Type: text/plain' …/v1/models/ranker"
        })
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dataset",
            paramLabel = "DIR",
            required = true,
            description = "The folder of a data set, of the layouts that import knows.")
    private Path dataset = Path.of(".");

    @Option(
            names = "--protocol",
            paramLabel = "HOW",
            required = true,
            description = "leave-one-out, temporal or prequential, as evaluate has them.")
    private String protocol = "";

    @Option(
            names = "--out",
            paramLabel = "FILE.ranker.txt",
            required = true,
            description = "The file that gets the ranker; by custom beside the settings file.")
    private Path out = Path.of("");

    @Option(names = "--settings", paramLabel = "FILE", description = "Lethe's settings. Default: the defaults.")
    private @Nullable Path settings;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "6000",
            description = "At most so many requests, drawn by chance. Default: ${DEFAULT-VALUE}.")
    private int requests = 6000;

    @Option(
            names = "--mask",
            paramLabel = "WHAT",
            description = "history or nothing, as evaluate has it. Default: what fits the data set.")
    private @Nullable Masking mask;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Where chance starts. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--embeddings",
            paramLabel = "NAME",
            defaultValue = "all-minilm-l6-v2",
            description = "The model that embeds texts. Default: ${DEFAULT-VALUE}.")
    private String embeddings = "all-minilm-l6-v2";

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            defaultValue = ".lethe/study",
            description = "Where embeddings are kept for the next time. Default: ${DEFAULT-VALUE}.")
    private Path cache = Path.of(".lethe/study");

    @SuppressWarnings("NullAway.Init")
    TrainCommand() {}

    @Override
    public Integer call() {
        Protocol how = Protocol.ofCode(protocol)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--protocol is leave-one-out, temporal or prequential, not " + protocol));
        if (requests < 1) {
            throw new ParameterException(spec.commandLine(), "--requests is at least 1, not " + requests);
        }
        ImportCommand.checkFolder(dataset);
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new RefusalException("There is no folder " + folder);
        }
        Optional<SettingsDocument> document = settings == null
                ? Optional.of(SettingsDocument.defaults())
                : SettingsCheck.of(settings, spec.commandLine().getErr());
        if (document.isEmpty()) {
            return SettingsCheck.WRONG;
        }
        TrainingRequest request = new TrainingRequest(
                new CorpusSource(dataset, embeddings, cache), how, mask, document.get(), requests, seed, out);
        try {
            request.run(System.out, ProgressView::stepsOf, System::nanoTime);
        } catch (LeakException e) {
            throw new RefusalException("The run failed: " + e.getMessage());
        } catch (IOException e) {
            throw new RefusalException(String.valueOf(e.getMessage()));
        }
        return 0;
    }
}
