package io.lethe.benchmark.bench;

import io.lethe.command.CommandLines;
import io.lethe.command.LetheVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code lethe} command's benches. */
@Command(
        name = "lethe",
        mixinStandardHelpOptions = true,
        versionProvider = LetheVersion.class,
        description = "How fast Lethe is.",
        subcommands = BenchCommand.class)
public final class Benchmarks implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    Benchmarks() {}

    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    /** What it is started with, to be asked for its help too. */
    public static CommandLine commandLine() {
        return CommandLines.of(new Benchmarks());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? bench");
    }
}
