package io.lethe.evaluation.inspection;

import io.lethe.evaluation.dataset.file.Severity;
import java.io.PrintStream;
import java.util.Locale;

/** An inspection for the screen. */
final class InspectionText {
    private InspectionText() {}

    static void print(Inspection inspection, PrintStream out) {
        out.printf("%s (%s)%n", inspection.name(), inspection.layout());
        inspection.overview().forEach((name, count) -> out.printf(Locale.ROOT, "  %-24s %,12d%n", name, count));
        inspection.types().forEach((type, count) -> out.printf(Locale.ROOT, "    %-22s %,12d%n", type, count));
        if (!inspection.days().isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "  from %s to %s, %,d days with events%n",
                    Times.day(inspection.first()),
                    Times.day(inspection.last()),
                    inspection.days().size());
        }
        out.printf("%nWhat import would do%n");
        inspection
                .cleaning()
                .forEach(fate -> out.printf(
                        Locale.ROOT, "  %-7s %-9s %,12d  %s%n", fate.what(), fate.fate(), fate.count(), fate.rule()));
        out.printf(
                Locale.ROOT,
                "%nFindings: %d problems, %d warnings, %d notes%n",
                inspection.count(Severity.PROBLEM),
                inspection.count(Severity.WARNING),
                inspection.count(Severity.NOTE));
        for (Finding finding : inspection.findings()) {
            out.printf(
                    Locale.ROOT,
                    "  %-8s %,12d  %s%n                         → %s%n",
                    finding.severity().code(),
                    finding.count(),
                    finding.text(),
                    finding.advice());
            finding.evidence().forEach(line -> out.println("                           " + line));
        }
    }
}
