package io.lethe.evaluation.inspection;

import io.lethe.evaluation.dataset.file.Severity;
import io.lethe.evaluation.ties.StampGrain;
import io.lethe.evaluation.ties.TieCounts;
import java.io.PrintStream;
import java.util.Locale;

/** An inspection for the screen. */
final class InspectionText {
    private InspectionText() {}

    /** How finely times are told, in words. */
    static String timesAre(StampGrain grain) {
        return "times tell the " + grain.code() + " and nothing finer";
    }

    /** What ties and their order are like, in words. */
    static String order(TieCounts ties) {
        return ties.tied() == 0
                ? "no two events of a user have the same time"
                : String.format(
                        Locale.ROOT,
                        "%.1f %% of neighbouring events of a user have the same time, and %.1f %% of users' last events that of the one before; %.1f %% of tied neighbours ascend by item id, 50 %% would be chance: %s",
                        100 * ties.tiedShare(),
                        100 * ties.lastShare(),
                        100 * ties.ascendingShare(),
                        ties.verdict().words());
    }

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
            out.println("  " + timesAre(inspection.grain()));
            out.println("  " + order(inspection.ties()));
        }
        out.printf("%nWhat import would do%n");
        inspection
                .cleaning()
                .forEach(fate -> out.printf(
                        Locale.ROOT, "  %-7s %-9s %,12d  %s%n", fate.what(), fate.fate(), fate.count(), fate.rule()));
        out.printf("%nWhat rules would leave out of the counts across people, if they were on%n");
        inspection
                .leftOut()
                .forEach(one -> out.printf(
                        Locale.ROOT,
                        "  %-7s %,9d users %,12d events  %s%n",
                        one.rule(),
                        one.users(),
                        one.events(),
                        one.sign()));
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
