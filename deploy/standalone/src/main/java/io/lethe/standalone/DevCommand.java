package io.lethe.standalone;

import io.lethe.command.RefusalException;
import io.lethe.standalone.foundation.DataFolder;
import io.lethe.standalone.foundation.Foundations;
import io.lethe.standalone.foundation.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lethe dev}: Kafka and Postgres in this process, the services in a child process in Quarkus dev mode. */
@Command(
        name = "dev",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs everything in Quarkus dev mode: a change to the sources takes effect with the next request.",
            "Kafka and Postgres keep running. Start it in Lethe's source folder."
        })
final class DevCommand implements Callable<Integer> {
    /** The system property of the child process, in which the application is the services and nothing else. */
    static final String SERVICES_ONLY = "lethe.dev";

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    @Option(names = "--debug-port", defaultValue = "0", description = "A port for a debugger. Default: none.")
    private int debugPort;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path sources =
                Path.of(System.getProperty("lethe.home", ".")).toAbsolutePath().normalize();
        Path wrapper = sources.resolve("mvnw");
        if (!Files.isExecutable(wrapper)) {
            throw new RefusalException("There is no mvnw in " + sources + "; dev mode needs Lethe's sources");
        }
        Ports.require(place.host(), place.port(), "--port");
        CountDownLatch closed = new CountDownLatch(1);
        try (DataFolder data = DataFolder.open(place.data(), DataFolder.NEEDED_BYTES);
                Foundations foundations = Foundations.start(data, place.kafkaPort())) {
            List<String> command = new ArrayList<>(List.of(
                    wrapper.toString(),
                    "-q",
                    "-Dquick",
                    "-D" + SERVICES_ONLY + "=true",
                    "-Dquarkus.analytics.disabled=true",
                    "compile",
                    "quarkus:dev",
                    "-pl",
                    "deploy/standalone",
                    "-am",
                    "-Ddebug=" + (debugPort > 0 ? String.valueOf(debugPort) : "false")));
            Wiring.of(foundations, data.path(), data.streams(), place)
                    .forEach((name, value) -> command.add("-D" + name + "=" + value));
            Process services = new ProcessBuilder(command)
                    .directory(sources.toFile())
                    .inheritIO()
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(services, closed), "lethe-shutdown"));
            System.out.println("Kafka at " + foundations.broker().address() + ", Postgres at "
                    + foundations.database().jdbcUrl() + "; the services follow.");
            return services.waitFor();
        } finally {
            closed.countDown();
        }
    }

    private static void end(Process services, CountDownLatch closed) {
        List<ProcessHandle> family = services.descendants().toList();
        family.forEach(ProcessHandle::destroy);
        services.destroy();
        try {
            closed.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
