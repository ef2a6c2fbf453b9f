package io.lethe.evaluation.interest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.interest.GroupingStudy.Outcome;
import io.lethe.evaluation.interest.GroupingStudy.Result;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What a {@link GroupingStudy} found, as Markdown for people and as JSON for programs. */
final class GroupingTable {
    private GroupingTable() {}

    static void print(String dataset, boolean genres, Outcome outcome, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%n## %s: %d users, %d windows%n%nThe half to choose by:%n%n",
                dataset,
                outcome.users(),
                outcome.windows());
        print(outcome.choose(), genres, false, out);
        out.printf("%nThe other half, with 95 %% intervals:%n%n");
        print(outcome.report(), genres, true, out);
    }

    private static void print(List<Result> results, boolean genres, boolean intervals, PrintStream out) {
        StringBuilder head = new StringBuilder("| candidate | groups (90 %) |");
        StringBuilder line = new StringBuilder("|---|---|");
        for (Measure measure : Measure.values()) {
            if (genres || !measure.ofGenres()) {
                head.append(' ').append(measure.label()).append(" |");
                line.append("---|");
            }
        }
        out.println(head + " µs |");
        out.println(line + "---|");
        for (Result result : results) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %.0f (%.0f) |",
                    result.candidate(),
                    result.medianGroups(),
                    result.manyGroups());
            result.estimates().forEach((measure, estimate) -> {
                if (genres || !measure.ofGenres()) {
                    out.printf(Locale.ROOT, " %.3f", estimate.mean());
                    if (intervals) {
                        out.printf(Locale.ROOT, " (%.3f–%.3f)", estimate.low(), estimate.high());
                    }
                    out.print(" |");
                }
            });
            out.printf(Locale.ROOT, " %.0f |%n", result.medianMicros());
        }
    }

    static ObjectNode json(String dataset, boolean genres, Outcome outcome) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("dataset", dataset).put("users", outcome.users()).put("windows", outcome.windows());
        add(json.putArray("choose"), outcome.choose(), genres);
        add(json.putArray("report"), outcome.report(), genres);
        return json;
    }

    private static void add(ArrayNode array, List<Result> results, boolean genres) {
        for (Result result : results) {
            ObjectNode json = array.addObject()
                    .put("candidate", result.candidate())
                    .put("medianGroups", result.medianGroups())
                    .put("p90Groups", result.manyGroups())
                    .put("medianMicros", result.medianMicros());
            result.estimates().forEach((measure, estimate) -> {
                if (genres || !measure.ofGenres()) {
                    json.putObject(measure.name().toLowerCase(Locale.ROOT))
                            .put("mean", estimate.mean())
                            .put("low", estimate.low())
                            .put("high", estimate.high());
                }
            });
        }
    }
}
