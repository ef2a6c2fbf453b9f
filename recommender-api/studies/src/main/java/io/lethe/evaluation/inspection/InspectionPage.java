package io.lethe.evaluation.inspection;

import io.lethe.evaluation.dataset.file.FileFinding;
import io.lethe.evaluation.picture.BarChart;
import io.lethe.evaluation.picture.LineChart;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** An inspection as a page that needs nothing but itself. */
final class InspectionPage {
    private InspectionPage() {}

    static String of(Inspection inspection, List<FileFinding> files) {
        StringBuilder page = new StringBuilder();
        page.append("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Inspection</title>
                <style>
                body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
                table { border-collapse: collapse; font-variant-numeric: tabular-nums; display: block; overflow-x: auto }
                th, td { padding: .2rem .6rem; border-bottom: 1px solid #ccc; text-align: left; vertical-align: top }
                td.number { text-align: right; white-space: nowrap }
                .problem { color: #b3261e; font-weight: 600 } .warning { color: #9a6700; font-weight: 600 } small { color: #666 }
                svg { width: 100%; height: auto; margin-top: 1.5rem }
                @media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1b1b } th, td { border-color: #444 }
                  .problem { color: #ff8a80 } .warning { color: #ffd166 } small { color: #aaa } }
                </style></head><body>
                """);
        page.append("<h1>").append(escaped(inspection.name())).append("</h1>\n");
        addFiles(page, files);
        page.append("<table>");
        inspection.overview().forEach((name, count) -> row(page, escaped(name), count));
        inspection.types().forEach((type, count) -> row(page, "of these " + escaped(type), count));
        page.append("</table>\n");
        if (!inspection.days().isEmpty()) {
            page.append("<h2>Times and their order</h2>\n<ul><li>")
                    .append(escaped(InspectionText.timesAre(inspection.grain())))
                    .append("</li>\n<li>")
                    .append(escaped(InspectionText.order(inspection.ties())))
                    .append("</li></ul>\n");
        }
        addFindings(page, inspection);
        page.append("<h2>What import would do</h2>\n<table>");
        inspection
                .cleaning()
                .forEach(
                        fate -> row(page, escaped(fate.what() + " " + fate.fate() + ": " + fate.rule()), fate.count()));
        page.append("</table>\n");
        page.append("<h2>What rules would leave out of the counts across people</h2>\n<table>");
        inspection
                .leftOut()
                .forEach(one -> row(
                        page,
                        escaped(String.format(
                                Locale.ROOT, "%s: %s; %,d users, events", one.rule(), one.sign(), one.users())),
                        one.events()));
        page.append("</table>\n");
        if (inspection.days().size() > 1) {
            page.append(perDay(inspection.days()));
        }
        page.append(sizes("Users by their number of events", inspection.perUser()));
        page.append(sizes("Items by their number of events", inspection.perItem()));
        return page.append("</body></html>\n").toString();
    }

    private static void addFiles(StringBuilder page, List<FileFinding> files) {
        if (files.isEmpty()) {
            return;
        }
        page.append("<h2>About the files</h2>\n<table><tr><th></th><th>file</th><th>what</th></tr>\n");
        for (FileFinding finding : files) {
            page.append(String.format(
                    Locale.ROOT,
                    "<tr><td class=\"%1$s\">%1$s</td><td>%2$s</td><td>%3$s<br><small>%4$s</small></td></tr>%n",
                    finding.severity().code(),
                    escaped(finding.file()),
                    escaped(finding.text()),
                    escaped(finding.advice())));
        }
        page.append("</table>\n<h2>What there is</h2>\n");
    }

    private static void addFindings(StringBuilder page, Inspection inspection) {
        page.append("<h2>Findings</h2>\n<table><tr><th></th><th>count</th><th>what</th></tr>\n");
        for (Finding finding : inspection.findings()) {
            page.append(String.format(
                    Locale.ROOT,
                    "<tr><td class=\"%1$s\">%1$s</td><td class=\"number\">%2$,d</td><td>%3$s<br><small>%4$s</small>",
                    finding.severity().code(),
                    finding.count(),
                    escaped(finding.text()),
                    escaped(finding.advice())));
            finding.evidence()
                    .forEach(line ->
                            page.append("<br><small>· ").append(escaped(line)).append("</small>"));
            page.append("</td></tr>\n");
        }
        page.append("</table>\n");
    }

    private static String perDay(SortedMap<Long, Long> days) {
        long first = days.firstKey();
        return new LineChart(
                        "Events by day",
                        "days since " + Times.day(first * Times.DAY),
                        "events",
                        0,
                        days.lastKey() - first)
                .curve("events", day -> days.getOrDefault(first + Math.round(day), 0L))
                .svg();
    }

    private static String sizes(String title, SortedMap<Integer, Long> sizes) {
        BarChart chart = new BarChart(title);
        sizes.forEach((power, count) -> {
            long low = 1L << power;
            chart.count(low == 1 ? "1" : low + " to " + (2 * low - 1), count);
        });
        return chart.svg();
    }

    private static void row(StringBuilder page, String name, long count) {
        page.append(String.format(Locale.ROOT, "<tr><td>%s</td><td class=\"number\">%,d</td></tr>%n", name, count));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
