package io.lethe.benchmark.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where figures come from.
 *
 * @param text   the processors, the system and the JDK
 * @param commit the commit of the checkout, with a plus if files of it are changed
 */
record Machine(String text, String commit) {

    static Machine of(Path checkout) throws IOException, InterruptedException {
        String text = "%d processors (%s), %s, JDK %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("os.name"),
                        System.getProperty("java.version"));
        return new Machine(text, commit(checkout));
    }

    static String commit(Path checkout) throws IOException, InterruptedException {
        String commit = git(checkout, "rev-parse", "--short", "HEAD");
        return commit.isEmpty()
                ? "unknown"
                : commit
                        + (git(checkout, "status", "--porcelain", "--untracked-files=no")
                                        .isEmpty()
                                ? ""
                                : "+");
    }

    private static String processor() throws IOException {
        Path about = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(about)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(about)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private static String git(Path checkout, String... words) throws IOException, InterruptedException {
        String[] command = Stream.concat(Stream.of("git", "-C", checkout.toString()), Stream.of(words))
                .toArray(String[]::new);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? said : "";
    }
}
