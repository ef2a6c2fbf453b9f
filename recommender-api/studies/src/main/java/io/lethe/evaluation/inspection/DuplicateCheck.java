package io.lethe.evaluation.inspection;

import io.lethe.evaluation.dataset.file.Severity;
import java.util.ArrayList;
import java.util.List;

/** The same event or item more than once, and one id for two. */
final class DuplicateCheck implements Check {
    @Override
    public List<Finding> findings(Survey survey) {
        List<Finding> findings = new ArrayList<>();
        long accepted = survey.counted("accepted");
        add(
                findings,
                "merged-rows",
                survey.counted("same-again") > accepted / 100 ? Severity.WARNING : Severity.NOTE,
                survey.counted("same-again"),
                "rows that repeat an event exactly and become one with it",
                "If they are events of their own, import with --sequence row, or give them ids");
        add(
                findings,
                "rival-events",
                Severity.PROBLEM,
                survey.counted("rivals"),
                "events with the id of another event that says something else; one of the two will count",
                "Give each event an id of its own within its user");
        add(
                findings,
                "repeats-kept-by-order",
                survey.counted("same-kept") > accepted / 100 ? Severity.WARNING : Severity.NOTE,
                survey.counted("same-kept"),
                "events that say what another says and are kept apart by their id or their place among the rows",
                "If they are deliveries of one event, give them one id, or import with --sequence none");
        add(
                findings,
                "repeated-items",
                Severity.NOTE,
                survey.shelf().sameAgain(),
                "rows of the catalogue that repeat an item exactly",
                "Nothing to do: they change nothing");
        add(
                findings,
                "rival-items",
                Severity.WARNING,
                survey.shelf().rivals(),
                "rows of the catalogue that describe an item anew; the last one counts",
                "Export each item once, as it is now");
        return findings;
    }

    private static void add(
            List<Finding> findings, String kind, Severity severity, long count, String text, String advice) {
        if (count > 0) {
            findings.add(Finding.of(kind, severity, count, text, advice));
        }
    }
}
