package io.lethe.benchmark.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.command.RefusalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@code ./lethe run} of a checkout, as a process of its own with its own data, asked over HTTP. */
final class RunningLethe implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final long PAUSE_MILLIS = 10;
    private static final long STOP_SECONDS = 60;
    private static final double KIB_PER_MIB = 1024;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final Path data;
    private final String url;

    private RunningLethe(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.url = "http://localhost:" + port;
    }

    /** Builds the checkout if it is not built. */
    static void build(Path checkout) throws IOException, InterruptedException {
        Path command = checkout.resolve("lethe");
        if (!Files.isExecutable(command)) {
            throw new RefusalException(checkout + " is no checkout of Lethe: there is no command lethe in it");
        }
        int code = new ProcessBuilder(command.toString(), "--version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (code != 0) {
            throw new RefusalException(command + " --version ended with " + code);
        }
    }

    /** Starts it on data of its own, and waits until every service says that it is ready. */
    static RunningLethe ready(Path checkout) throws IOException, InterruptedException {
        RunningLethe lethe = start(checkout, Files.createTempDirectory("lethe-bench"));
        lethe.awaitAnswer("/q/health/ready");
        return lethe;
    }

    /** Starts it and waits for nothing. */
    static RunningLethe start(Path checkout, Path data) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        checkout.resolve("lethe").toString(),
                        "run",
                        "--port",
                        String.valueOf(port),
                        "--data",
                        data.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile())
                .start();
        return new RunningLethe(process, data, port);
    }

    String url() {
        return url;
    }

    /** Waits until a path is answered with 200. */
    void awaitAnswer(String path) throws InterruptedException {
        await(path, START, answer -> true);
    }

    /** Waits until everything sent before has taken effect and every signal of it has been read. */
    void awaitEffect() throws InterruptedException {
        for (Map.Entry<String, Predicate<JsonNode>> stage : Stages.IN_ORDER.entrySet()) {
            await(stage.getKey(), PATIENCE, stage.getValue());
        }
    }

    private void await(String path, Duration patience, Predicate<JsonNode> reached) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!holds(path, reached)) {
            if (!process.isAlive()) {
                throw new RefusalException("lethe run ended by itself; it printed: " + printed());
            }
            if (System.nanoTime() > end) {
                throw new RefusalException(path + " did not say what was waited for within " + patience);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private boolean holds(String path, Predicate<JsonNode> reached) throws InterruptedException {
        try {
            HttpResponse<String> answer = get(path);
            return answer.statusCode() == 200 && reached.test(JSON.readTree(answer.body()));
        } catch (IOException e) {
            return false;
        }
    }

    /** What a path is answered with. */
    JsonNode read(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
    }

    /** What a POST of lines of JSON is answered with. */
    JsonNode post(String path, String lines) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** The processor time of the process and those that it started, so far, in seconds. */
    double processorSeconds() {
        return processes()
                        .mapToLong(one -> one.info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .toNanos())
                        .sum()
                / 1e9;
    }

    /** The memory that the process and those that it started have resident, in MiB; NaN where the system does not say. */
    double residentMebibytes() {
        return processes().mapToDouble(one -> residentKibibytes(one.pid())).sum() / KIB_PER_MIB;
    }

    private static double residentKibibytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    private String printed() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it and keeps its data. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Stops it and deletes its data. */
    @Override
    public void close() throws IOException {
        stop();
        delete(data);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
