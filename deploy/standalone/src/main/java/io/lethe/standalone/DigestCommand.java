package io.lethe.standalone;

import io.lethe.standalone.importing.LetheClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lethe digest}: hashes by which the states of two Lethes can be compared. */
@Command(
        name = "digest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints hashes of all users' states and of all signals, and their sizes.",
            "Equal hashes mean equal bytes, in whatever order events arrived."
        })
final class DigestCommand implements Callable<Integer> {
    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "The address of Lethe's REST API. Default: ${DEFAULT-VALUE}.")
    private String url = "http://localhost:8080";

    @Option(names = "--users", description = "Also print a line for each user.")
    private boolean users;

    @Override
    public Integer call() {
        LetheClient.at(url).digest(users).forEach((name, value) -> System.out.printf("%-11s %s%n", name, value));
        return 0;
    }
}
