package io.lethe.evaluation.inspection;

import io.lethe.evaluation.dataset.file.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** Blank cells, and rows that import or cleaning refuse. */
final class FieldCheck implements Check {
    @Override
    public List<Finding> findings(Survey survey) {
        List<Finding> findings = new ArrayList<>();
        addRejections(survey, survey.eventRejections(), survey.counted("event-rows"), "events", findings);
        addRejections(survey, survey.itemRejections(), survey.counted("item-rows"), "items", findings);
        survey.cells().forEach((column, counts) -> {
            if (counts[0] > 0 && counts[0] < counts[1]) {
                findings.add(Finding.of(
                        "blank/" + column,
                        Severity.NOTE,
                        counts[0],
                        String.format(Locale.ROOT, "blank cells in %s, %.2f %%", column, 100.0 * counts[0] / counts[1]),
                        "Fine where the field is optional; where it is not, the rejected rows above say so"));
            }
        });
        if (survey.counted("untimed") > 0) {
            findings.add(Finding.of(
                    "no-time",
                    Severity.WARNING,
                    survey.counted("untimed"),
                    "events that tell no time, which will get that of their arrival",
                    "Write a timestamp into each event, or a history becomes one moment"));
        }
        return findings;
    }

    private static void addRejections(
            Survey survey, SortedMap<String, Long> rejections, long rows, String what, List<Finding> findings) {
        rejections.forEach((rule, count) -> findings.add(new Finding(
                "rejected-" + what + "/" + rule,
                rows > 0 && count > rows / 100 ? Severity.PROBLEM : Severity.WARNING,
                count,
                String.format(
                        Locale.ROOT,
                        "rows of %s that would be rejected %s, %.2f %%",
                        what,
                        rule,
                        rows > 0 ? 100.0 * count / rows : 0),
                "Right if they are none of your business; else mend the export, import again is harmless",
                survey.refusedBy(rule))));
    }
}
