package io.lethe.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The commands of a document: its blocks marked {@code sh run}, each with what the block {@code text printed} after it says of its output. */
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

    static RunningPage of(String document) {
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

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** All blocks as one script for bash that ends at the first failure, against a Lethe other than {@code localhost:8080}. */
    String script(LetheProcess lethe) {
        return blocks.stream()
                .map(block -> "printf '\\n%s\\n' '" + MARK + "'\n" + block.commands())
                .collect(Collectors.joining("\n", "set -eu\n", ""))
                .replace("localhost:8080", "localhost:" + lethe.port());
    }

    /** What each block printed, from the script's output. */
    static List<String> outputs(Program program) {
        String[] parts = program.output().split("\n" + MARK + "\n", -1);
        return List.of(parts).subList(1, parts.length);
    }
}
