package io.lethe.standalone.importing;

import io.lethe.standalone.importing.Delivery.Outcome;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What became of an import, for its user. */
final class ImportSummary {
    private static final int SHOWN = 8;

    private ImportSummary() {}

    static void print(Outcome outcome, boolean success, PrintStream out) {
        Map<Stage, Double> seconds = outcome.seconds();
        double total = at(seconds, Stage.VISIBLE);
        if (success) {
            out.printf(Locale.ROOT, "Imported in %.1f s; answers know all of it%n", total);
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s was imported, after %.1f s%n",
                    outcome.kept() == 0 ? "Nothing" : "No event",
                    total);
        }
        line(out, "rows read", outcome.read());
        line(out, "rejected by the reader", outcome.rowsNotSent());
        reasons(out, outcome.notSent());
        line(out, "published", outcome.items() + outcome.events());
        out.printf(Locale.ROOT, "    %,d items, %,d events%n", outcome.items(), outcome.events());
        if (outcome.itemsMade() > 0) {
            out.printf(
                    Locale.ROOT,
                    "    %,d items were made of the ids in the events, for there is no catalogue: describe them, and they%n"
                            + "    get titles and a meaning%n",
                    outcome.itemsMade());
        }
        line(out, "rejected by cleaning", outcome.recordsRefused());
        reasons(out, outcome.refused());
        line(out, "accepted", outcome.kept());
        out.printf(Locale.ROOT, "    %,d items, %,d events%n", outcome.keptItems(), outcome.keptEvents());
        if (outcome.warnings() > 0) {
            line(out, "warnings", outcome.warnings());
            reasons(out, outcome.warned());
        }
        if (outcome.items() > 0 && outcome.keptEvents() == 0) {
            out.printf(
                    "  %s: without events there is nothing to recommend by%n",
                    outcome.eventRows() == 0 ? "There was no event to read" : "No event was kept");
        }
        seconds(out, "everything published", at(seconds, Stage.SENDING));
        seconds(out, "everything cleaned", at(seconds, Stage.CLEANING));
        seconds(out, "everything embedded", at(seconds, Stage.EMBEDDING));
        seconds(out, "every event in the store", at(seconds, Stage.FOLDING));
        seconds(out, "in total", total);
    }

    private static double at(Map<Stage, Double> seconds, Stage stage) {
        return seconds.getOrDefault(stage, 0.0);
    }

    private static void line(PrintStream out, String name, long count) {
        out.printf(Locale.ROOT, "  %-27s %,12d%n", name, count);
    }

    private static void seconds(PrintStream out, String name, double seconds) {
        out.printf(Locale.ROOT, "  %-27s %,12.1f s%n", name, seconds);
    }

    private static void reasons(PrintStream out, List<RefusedRows.Group> groups) {
        groups.stream().limit(SHOWN).forEach(group -> out.println("    " + group.line()));
        long rest =
                groups.stream().skip(SHOWN).mapToLong(RefusedRows.Group::count).sum();
        if (rest > 0) {
            out.printf(Locale.ROOT, "    %,d more, for %,d other reasons%n", rest, groups.size() - SHOWN);
        }
    }
}
