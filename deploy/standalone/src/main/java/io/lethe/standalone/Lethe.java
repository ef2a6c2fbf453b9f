package io.lethe.standalone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code lethe} command. */
@QuarkusMain
@Command(
        name = "lethe",
        mixinStandardHelpOptions = true,
        versionProvider = Lethe.Version.class,
        description = "A recommender whose picture of a user's interest forgets.",
        subcommands = {
            RunCommand.class,
            DevCommand.class,
            ImportCommand.class,
            DigestCommand.class,
            SettingsCommand.class,
            LawsCommand.class,
            StudyCommand.class,
            EvaluateCommand.class,
            InspectCommand.class,
            TuneCommand.class,
            QualityCommand.class,
            TrainCommand.class
        },
        footer = {
            "",
            "Start with:  ./lethe run --demo",
            "Help for each command:  ./lethe COMMAND --help",
            "All tests, with what they need:  ./lethe test"
        })
public class Lethe implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    Lethe() {}

    public static void main(String... args) {
        if (System.getProperty(DevCommand.SERVICES_ONLY) != null) {
            Quarkus.run(args);
            return;
        }
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Lethe()).setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((exception, failed, parsed) -> {
            if (exception instanceof RefusalException) {
                failed.getErr().println("lethe: " + exception.getMessage());
            } else {
                exception.printStackTrace(failed.getErr());
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which command? One of run, dev, import, digest, settings, laws, study, evaluate, tune, train, quality, inspect");
    }

    /** The version of this build. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "lethe " + current(), "JDK " + System.getProperty("java.version") + ", " + System.getProperty("os.name")
            };
        }

        static String current() {
            try (InputStream in = Lethe.class.getResourceAsStream("/lethe-version.properties")) {
                Properties properties = new Properties();
                properties.load(in);
                return properties.getProperty("version", "unknown");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
