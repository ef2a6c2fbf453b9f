package io.lethe.standalone;

import io.lethe.command.CommandLines;
import io.lethe.command.LetheVersion;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code lethe} command. */
@QuarkusMain
@Command(
        name = "lethe",
        mixinStandardHelpOptions = true,
        versionProvider = LetheVersion.class,
        description = "A recommender whose picture of a user's interest forgets.",
        subcommands = {
            RunCommand.class,
            DevCommand.class,
            ImportCommand.class,
            DigestCommand.class,
            SettingsCommand.class
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

    /** What it is started with, to be asked for its help too. */
    public static CommandLine commandLine() {
        CommandLine commandLine = CommandLines.of(new Lethe());
        List<String> footer = new ArrayList<>(List.of("", "The laboratory:"));
        CommandLines.LABORATORY.forEach((name, about) -> footer.add("  %-8s  %s".formatted(name, about)));
        footer.addAll(List.of(
                "",
                "The benches:",
                "  %-8s  %s".formatted(CommandLines.BENCH.getKey(), CommandLines.BENCH.getValue())));
        footer.addAll(List.of(commandLine.getCommandSpec().usageMessage().footer()));
        commandLine.getCommandSpec().usageMessage().footer(footer.toArray(String[]::new));
        return commandLine;
    }

    @Override
    public void run() {
        List<String> all = new ArrayList<>(spec.subcommands().keySet());
        all.addAll(CommandLines.LABORATORY.keySet());
        all.add(CommandLines.BENCH.getKey());
        throw new ParameterException(spec.commandLine(), "Which command? One of " + String.join(", ", all));
    }
}
