package io.lethe.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** How both applications read a command line. */
public final class CommandLines {
    /**
     * The commands of the laboratory, each with what it does. The launcher starts the laboratory for these; the help of
     * the platform lists them, so that one page shows all there is.
     */
    public static final Map<String, String> LABORATORY = laboratory();

    /** The command of the benches, and what it does. The launcher starts the benches for it. */
    public static final Map.Entry<String, String> BENCH = Map.entry("bench", "Measures how fast Lethe is.");

    private CommandLines() {}

    /** An application's command line: a {@link RefusalException} becomes one line and exit code 1. */
    public static CommandLine of(Object application) {
        CommandLine commandLine = new CommandLine(application).setCaseInsensitiveEnumValuesAllowed(true);
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

    private static Map<String, String> laboratory() {
        Map<String, String> commands = new LinkedHashMap<>();
        commands.put("inspect", "Looks at files before they are imported.");
        commands.put("evaluate", "Measures recommendation quality on a data set.");
        commands.put("tune", "Searches for better settings.");
        commands.put("train", "Trains a ranker.");
        commands.put("quality", "Writes the quality report.");
        commands.put("study", "Studies interest.");
        commands.put("laws", "Tests the laws of the state.");
        return Collections.unmodifiableMap(commands);
    }
}
