package io.lethe.standalone;

import io.lethe.command.SettingsCheck;
import io.lethe.recommend.settings.SettingsDocument;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lethe settings}: checks a settings file, and says what there is to set. */
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks a settings file in YAML or JSON, and prints it in full, with every default.",
            "Errors are printed as file:line: field: reason, with exit code 2."
        })
final class SettingsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file to check.")
    private @Nullable Path file;

    @Option(names = "--defaults", description = "Print all defaults, each with its description: a file to start from.")
    private boolean defaults;

    @Option(names = "--json", description = "Print JSON. Default: YAML.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if ((file == null) != defaults) {
            throw new ParameterException(spec.commandLine(), "Give a FILE to check, or --defaults");
        }
        Optional<SettingsDocument> document = file == null
                ? Optional.of(SettingsDocument.defaults())
                : SettingsCheck.of(file, spec.commandLine().getErr());
        document.ifPresent(settings -> {
            if (json) {
                out.println(settings.tree().toPrettyString());
            } else if (defaults) {
                out.print(SettingsDocument.commentedDefaults());
            } else {
                out.print("# version " + settings.version() + "\n" + settings.yaml());
            }
            out.flush();
        });
        return document.isPresent() ? 0 : SettingsCheck.WRONG;
    }
}
