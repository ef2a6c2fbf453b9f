package io.lethe.endtoend;

import io.lethe.command.CommandLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A {@code lethe} command at work in a process of its own. What it prints goes to a file. */
final class LetheProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Answers stay the same however long a test takes; where learning is tested, that says so. */
    private static final Map<String, String> NOTHING_LEARNED = Map.of("LETHE_RECOMMENDER_LEARNING_BEAT", "0s");

    private final Process process;
    private final Path output;
    private final int port;

    private LetheProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** {@code lethe run} on a free port, and waits until it is ready. */
    static LetheProcess run(Path data, String... options) {
        LetheProcess lethe = runUnawaited(data, options);
        lethe.awaitReady();
        return lethe;
    }

    /**
     * The same with variables of the environment, such as {@code LETHE_INTEREST_BEAT} for {@code lethe.interest.beat}.
     */
    static LetheProcess run(Path data, Map<String, String> environment, String... options) {
        LetheProcess lethe = runUnawaited(data, environment, options);
        lethe.awaitReady();
        return lethe;
    }

    /** {@code lethe run} on a free port. */
    static LetheProcess runUnawaited(Path data, String... options) {
        return runUnawaited(data, Map.of(), options);
    }

    /** The same with variables of the environment. */
    static LetheProcess runUnawaited(Path data, Map<String, String> environment, String... options) {
        int port = freePort();
        List<String> arguments =
                new ArrayList<>(List.of("run", "--port", String.valueOf(port), "--data", data.toString()));
        arguments.addAll(List.of(options));
        return start(data.resolveSibling(data.getFileName() + "-" + port + ".log"), port, arguments, environment);
    }

    /** One of the services apart, configured by system properties. */
    static LetheProcess service(String module, int port, Path output, Map<String, String> properties) {
        List<String> options = jvm("-Xmx800m");
        properties.forEach((name, value) -> options.add("-D" + name + "=" + value));
        Path app = Path.of(System.getProperty("lethe.root"), module, "service/target/quarkus-app/quarkus-run.jar");
        return start(app, options, output, port, List.of(), Map.of());
    }

    /** Any command. */
    static LetheProcess command(Path output, String... arguments) {
        return start(output, 0, List.of(arguments), Map.of());
    }

    private static LetheProcess start(Path output, int port, List<String> arguments, Map<String, String> environment) {
        boolean isOfLaboratory = CommandLines.LABORATORY.containsKey(arguments.get(0));
        List<String> options = jvm("-Xmx1500m");
        if (!isOfLaboratory) {
            options.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        }
        Path app = Path.of(System.getProperty(isOfLaboratory ? "lethe.laboratory" : "lethe.app"));
        return start(app, options, output, port, arguments, environment);
    }

    /** Options of a JVM that compiles as the tests do. */
    private static List<String> jvm(String memory) {
        List<String> options = new ArrayList<>(List.of(memory));
        Stream.of(System.getProperty("lethe.compiler").split(" "))
                .filter(option -> !option.isBlank())
                .forEach(options::add);
        return options;
    }

    private static LetheProcess start(
            Path app,
            List<String> options,
            Path output,
            int port,
            List<String> arguments,
            Map<String, String> environment) {
        if (!Files.exists(app)) {
            throw new IllegalStateException(
                    app + " is not built; run ./mvnw package first, without -Dservices.apart.skip=true");
        }
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(options);
        command.addAll(List.of("-jar", app.toString()));
        command.addAll(arguments);
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(NOTHING_LEARNED);
            builder.environment().putAll(environment);
            return new LetheProcess(builder.start(), output, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        Awaitility.await("readiness, see " + output)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .failFast("the process ended", () -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> get("/q/health/ready").statusCode() == 200);
    }

    /** Waits until it has printed this. */
    void awaitPrinted(String text, Duration patience) {
        Awaitility.await("'" + text + "' in " + output)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(100))
                .failFast(
                        "the process ended: " + output,
                        () -> !process.isAlive() && !printed().contains(text))
                .until(() -> printed().contains(text));
    }

    String url() {
        return "http://localhost:" + port;
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + path)).build());
    }

    HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    HttpResponse<String> put(String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + path))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    HttpResponse<String> delete(String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + path)).DELETE().build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it has printed so far. */
    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processes that it started. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** Ends it as {@code kill -9} does: without a word, and without its children. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Waits for its end. */
    int exitCode() {
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                throw new IllegalStateException("it does not end; see " + output);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks it to end as Ctrl-C does, and waits. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            exitCode();
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
