package io.lethe.laboratory;

import io.lethe.command.FileOptions;
import io.lethe.command.SettingsCheck;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.ties.Ties;
import io.lethe.recommend.settings.SettingsDocument;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which data set is asked about, how it is divided, and with which settings of Lethe. */
final class PlanOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--dataset",
            paramLabel = "DIR",
            required = true,
            description = "The folder of a data set, in any layout that import reads.")
    private Path dataset = Path.of(".");

    @Option(
            names = "--protocol",
            paramLabel = "HOW",
            required = true,
            description = {
                "leave-one-out: predict each user's last choice, train on everything else;",
                "temporal: predict the last tenth of the time span, train on what came before;",
                "prequential: the same, learning from every event once it has been predicted."
            })
    private String protocol = "";

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Lethe's settings, or those to start tuning from. Default: the defaults.")
    private @Nullable Path settings;

    @Option(
            names = "--mask",
            paramLabel = "WHAT",
            description =
                    "history: items the user already knows are excluded; nothing: repeats count. Default: nothing if at least "
                            + "5 %% of the earlier choices are repeats. Leave-one-out always masks the history.")
    private @Nullable Masking mask;

    @Option(
            names = "--ties",
            paramLabel = "ORDER",
            defaultValue = "as-is",
            description =
                    "How events of one user at one time are ordered, before anything is split. as-is: as the log has them; "
                            + "shuffled: at random, by seed. Default: ${DEFAULT-VALUE}.")
    private String ties = "as-is";

    @SuppressWarnings("NullAway.Init")
    PlanOptions() {}

    /** The folder, which is there. */
    Path dataset() {
        FileOptions.checkFolder(dataset);
        return dataset;
    }

    Protocol protocol() {
        return Protocol.ofCode(protocol)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--protocol is leave-one-out, temporal or prequential, not " + protocol));
    }

    Ties ties() {
        return Ties.ofCode(ties)
                .orElseThrow(
                        () -> new ParameterException(spec.commandLine(), "--ties is as-is or shuffled, not " + ties));
    }

    /** Whether settings other than the defaults were named. */
    boolean hasSettings() {
        return settings != null;
    }

    /** The settings; nothing where they are wrong, which was said. */
    Optional<SettingsDocument> settings() {
        return settings == null
                ? Optional.of(SettingsDocument.defaults())
                : SettingsCheck.of(settings, spec.commandLine().getErr());
    }

    @Nullable
    Masking mask() {
        return mask;
    }
}
