package io.lethe.laboratory;

import io.lethe.command.CommandLines;
import io.lethe.command.LetheVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code lethe} command's laboratory. */
@Command(
        name = "lethe",
        mixinStandardHelpOptions = true,
        versionProvider = LetheVersion.class,
        description = "How good recommendations are, and why.",
        subcommands = {
            InspectCommand.class,
            EvaluateCommand.class,
            TuneCommand.class,
            TrainCommand.class,
            QualityCommand.class,
            StudyCommand.class,
            LawsCommand.class
        })
public final class Laboratory implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    Laboratory() {}

    public static void main(String... args) {
        readLogging();
        System.exit(commandLine().execute(args));
    }

    /** What it is started with, to be asked for its help too. */
    public static CommandLine commandLine() {
        return CommandLines.of(new Laboratory());
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which command? One of " + String.join(", ", spec.subcommands().keySet()));
    }

    private static void readLogging() {
        try (InputStream in = Laboratory.class.getResourceAsStream("/lethe-laboratory-logging.properties")) {
            LogManager.getLogManager().readConfiguration(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
