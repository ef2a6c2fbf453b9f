package io.lethe.endtoend;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that was run to its end.
 *
 * @param exitCode 0 if all went well
 * @param output   what it printed
 * @param errors   what it printed to the stream of errors
 */
record Program(int exitCode, String output, String errors) {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final long PATIENCE_SECONDS = 120;

    /** Runs it in the repository's root; after two minutes it is stopped and taken as failed. */
    static Program run(Path scratch, String... command) {
        try {
            Path output = Files.createTempFile(scratch, "program", ".out");
            Path errors = Files.createTempFile(scratch, "program", ".err");
            Process process = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            return new Program(ended ? process.exitValue() : -1, Files.readString(output), Files.readString(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * The path of a program of the machine.
     *
     * @param packageName what to install where it is missing
     * @throws AssertionError if it is missing
     */
    static String find(String name, String packageName) {
        return onThePath(name)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is missing, and an example of the documents runs in it:"
                        + " run ./lethe test, which installs it, or sudo apt-get install " + packageName))
                .toString();
    }

    /** The programs of a name in the folders of the {@code PATH}. */
    static Stream<Path> onThePath(String name) {
        return Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }

    /** The jar that a class comes from. */
    static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The {@code java} that runs this. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The Node that Playwright brings for this machine, put into a folder. */
    static String node(Path scratch) {
        String machine = System.getProperty("os.name").startsWith("Mac") ? "mac" : "linux";
        String suffix = List.of("aarch64", "arm64").contains(System.getProperty("os.arch")) ? "-arm64" : "";
        String resource = "/driver/" + machine + suffix + "/node";
        Path node = scratch.resolve("node");
        try (InputStream in = Program.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new AssertionError("Playwright's driver-bundle has no " + resource);
            }
            Files.copy(in, node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!node.toFile().setExecutable(true)) {
            throw new AssertionError(node + " cannot be made a program");
        }
        return node.toString();
    }

    /** A document of the repository, by its lines. */
    static Stream<String> document(String name) {
        try {
            return Files.readAllLines(ROOT.resolve(name)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
