package io.lethe.evaluation.dataset.file;

import java.io.PrintStream;
import java.util.List;

/**
 * Something that was found out about a file before its rows were read.
 *
 * @param severity how much it matters
 * @param kind     what it is, in one word that stays the same: {@code encoding}
 * @param file     the name of the file, or of the folder where the finding is about the set
 * @param text     what it is and what was done about it, in one sentence
 * @param advice   what to do about it, in one line
 */
public record FileFinding(Severity severity, String kind, String file, String text, String advice) {

    public static FileFinding note(String kind, String file, String text, String advice) {
        return new FileFinding(Severity.NOTE, kind, file, text, advice);
    }

    public static FileFinding warning(String kind, String file, String text, String advice) {
        return new FileFinding(Severity.WARNING, kind, file, text, advice);
    }

    public static FileFinding problem(String kind, String file, String text, String advice) {
        return new FileFinding(Severity.PROBLEM, kind, file, text, advice);
    }

    /** Prints the findings, the worst first; nothing if there are none. */
    public static void print(List<FileFinding> findings, PrintStream out) {
        if (findings.isEmpty()) {
            return;
        }
        out.println("About the files");
        for (FileFinding finding : sorted(findings)) {
            out.printf(
                    "  %-8s %s: %s%n             → %s%n",
                    finding.severity().code(), finding.file(), finding.text(), finding.advice());
        }
    }

    /** The worst first, else in their order. */
    public static List<FileFinding> sorted(List<FileFinding> findings) {
        return findings.stream()
                .sorted((left, right) -> right.severity().compareTo(left.severity()))
                .toList();
    }
}
