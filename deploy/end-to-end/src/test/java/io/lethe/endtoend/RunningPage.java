package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The commands of a document: its blocks marked {@code sh run}, each with what the block {@code text printed} after it
 * says of its output.
 */
final class RunningPage {
    private static final String MARK = "-- block ";

    /**
     * A block.
     *
     * @param commands what is run
     * @param printed  what that prints; null where the document does not say
     */
    record Block(String commands, @Nullable String printed) {}

    private final List<Block> blocks = new ArrayList<>();

    private RunningPage() {}

    private static RunningPage of(String document) {
        RunningPage page = new RunningPage();
        String fence = "";
        StringBuilder text = new StringBuilder();
        for (String line : Program.document(document).toList()) {
            if (!line.startsWith("```")) {
                text.append(line).append('\n');
            } else if (fence.isEmpty()) {
                fence = line.length() == 3 ? "```text" : line;
                text.setLength(0);
            } else {
                page.add(fence.substring(3), text.toString());
                fence = "";
            }
        }
        return page;
    }

    private void add(String kind, String text) {
        if (kind.equals("sh run")) {
            blocks.add(new Block(text, null));
        } else if (kind.equals("text printed")) {
            blocks.set(
                    blocks.size() - 1, new Block(blocks.get(blocks.size() - 1).commands(), text));
        }
    }

    /**
     * Runs the blocks of a document one after the other, as one script for bash, against a Lethe other than
     * {@code localhost:8080}.
     *
     * @throws AssertionError if one of them fails, or prints something else than the document says
     */
    static void assertRuns(String document, LetheProcess lethe, Path scratch) throws IOException {
        Program.find("curl", "curl");
        Program.find("python3", "python3");
        RunningPage page = of(document);
        Path script = Files.writeString(scratch.resolve("page.sh"), page.script(lethe));

        Program program = Program.run(scratch, Program.find("bash", "bash"), script.toString());

        assertThat(program.exitCode()).as(program.errors()).isZero();
        assertThat(program.errors())
                .as("%s, but for curl's 23: nobody reads on", document)
                .doesNotContainPattern("curl: \\((?!23\\))")
                .doesNotContain("Traceback");
        List<String> outputs = outputs(program);
        assertThat(outputs).hasSameSizeAs(page.blocks).hasSizeGreaterThan(3);
        for (int block = 0; block < outputs.size(); block++) {
            String printed = page.blocks.get(block).printed();
            if (printed != null) {
                assertThat(outputs.get(block)).isEqualToNormalizingWhitespace(printed);
            }
        }
    }

    private String script(LetheProcess lethe) {
        return blocks.stream()
                .map(block -> "printf '\\n%s\\n' '" + MARK + "'\n" + block.commands())
                .collect(Collectors.joining("\n", "set -eu\n", ""))
                .replace("localhost:8080", "localhost:" + lethe.port());
    }

    private static List<String> outputs(Program program) {
        String[] parts = program.output().split("\n" + MARK + "\n", -1);
        return List.of(parts).subList(1, parts.length);
    }
}
