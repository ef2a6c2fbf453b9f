package io.lethe.standalone.importing;

import io.lethe.standalone.importing.Pipeline.Outcome;
import io.lethe.standalone.importing.Pipeline.Stage;
import java.io.PrintStream;
import java.util.Locale;
import java.util.SortedMap;

/**
 * What became of an import, for its user.
 *
 * @param rows      what the reader found
 * @param published seconds until everything was in Kafka
 * @param outcome   what the pipeline did with it
 */
record ImportSummary(RowCount rows, double published, Outcome outcome) {

    void print(PrintStream out) {
        double total = outcome.seconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(published);
        double inStore = outcome.seconds().getOrDefault(Stage.INTEREST, total);
        double model = outcome.count(Stage.EMBEDDINGS, "modelBusyMillis") / 1e3;
        long rejectedByReader =
                rows.rejected().values().stream().mapToLong(Long::longValue).sum();
        out.printf(Locale.ROOT, "Imported in %.1f s%n", total);
        line(out, "rows read", rows.read());
        line(out, "published", rows.published());
        out.printf(Locale.ROOT, "    %,d items, %,d events%n", rows.items(), rows.events());
        line(out, "rejected by the reader", rejectedByReader);
        reasons(out, rows.rejected());
        long items = outcome.count(Stage.INGEST, "items.accepted");
        long events = outcome.count(Stage.INGEST, "events.accepted");
        line(out, "accepted", items + events);
        out.printf(Locale.ROOT, "    %,d items, %,d events%n", items, events);
        line(
                out,
                "rejected by cleaning",
                outcome.count(Stage.INGEST, "items.rejected") + outcome.count(Stage.INGEST, "events.rejected"));
        reasons(out, outcome.countsBelow(Stage.INGEST, "items.reasons"));
        reasons(out, outcome.countsBelow(Stage.INGEST, "events.reasons"));
        seconds(out, "everything published", published);
        seconds(out, "every event in the store", inStore);
        seconds(out, "in total", total);
        seconds(out, "the model at work", model);
        seconds(out, "in total, less the model", Math.max(0, total - model));
        out.println("    a difference and no measurement: the model works beside the rest");
    }

    private static void line(PrintStream out, String name, long count) {
        out.printf(Locale.ROOT, "  %-27s %,12d%n", name, count);
    }

    private static void seconds(PrintStream out, String name, double seconds) {
        out.printf(Locale.ROOT, "  %-27s %,12.1f s%n", name, seconds);
    }

    private static void reasons(PrintStream out, SortedMap<String, Long> reasons) {
        reasons.forEach((reason, count) -> out.printf(Locale.ROOT, "    %,d: %s%n", count, reason));
    }
}
