package io.lethe.evaluation.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What people wrote about the sections of a page, in a file with a second-level heading for each; what stands before
 * the first heading is about the whole.
 */
final class Notes {
    private static final String HEADING = "## ";

    private final Map<String, StringBuilder> byHeading = new HashMap<>();

    private Notes() {}

    /** The notes of a file; none if it does not exist. */
    static Notes read(Path file) throws IOException {
        Notes notes = new Notes();
        String heading = "";
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(HEADING)) {
                    heading = line.substring(HEADING.length()).strip();
                } else if (!line.startsWith("# ")) {
                    notes.byHeading
                            .computeIfAbsent(heading, key -> new StringBuilder())
                            .append(line)
                            .append('\n');
                }
            }
        }
        return notes;
    }

    /** The notes under a heading, with an empty line behind them; empty if there are none. */
    String of(String heading) {
        String text =
                byHeading.getOrDefault(heading, new StringBuilder()).toString().strip();
        return text.isEmpty() ? "" : text + "\n\n";
    }
}
