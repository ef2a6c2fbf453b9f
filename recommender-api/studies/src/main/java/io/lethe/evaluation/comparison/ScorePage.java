package io.lethe.evaluation.comparison;

import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.picture.BarChart;
import io.lethe.evaluation.picture.LineChart;
import io.lethe.evaluation.run.Evaluation;
import io.lethe.evaluation.run.Scores;
import io.lethe.evaluation.run.Scores.Difference;
import io.lethe.evaluation.run.Scores.ModelScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of a run as a page that needs nothing but itself. */
public final class ScorePage {
    private static final List<String> DRAWN = List.of("ndcg@10", "hr@10", "mrr", "auc", "novelty@10", "diversity@10");

    private ScorePage() {}

    public static String of(Heading heading, Scores scores) {
        StringBuilder page = begun(heading, scores);
        addFigures(page, heading, scores);
        return page.append("</body></html>\n").toString();
    }

    /** The scores with ties shuffled, how far they differ from order to order, and those of the log as it is. */
    public static String of(Heading heading, Scores shuffled, Scores asIs) {
        StringBuilder page = begun(heading, shuffled);
        addFigures(page, heading, shuffled);
        addSpread(page, shuffled, asIs);
        page.append("<h1>").append(ScoreTable.AS_IS).append("</h1>\n");
        addFigures(page, heading.asIs(), asIs);
        return page.append("</body></html>\n").toString();
    }

    private static StringBuilder begun(Heading heading, Scores scores) {
        StringBuilder page = new StringBuilder();
        page.append("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Evaluation</title>
                <style>
                body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
                table { border-collapse: collapse; font-variant-numeric: tabular-nums; display: block; overflow-x: auto }
                th, td { padding: .2rem .6rem; border-bottom: 1px solid #ccc; text-align: right; white-space: nowrap }
                th:first-child, td:first-child { text-align: left }
                svg { width: 100%; height: auto; margin-top: 1.5rem }
                @media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1b1b } th, td { border-color: #444 } }
                </style></head><body>
                """);
        page.append("<h1>").append(escaped(heading.dataset())).append("</h1>\n<p>");
        page.append(escaped(heading.text(scores))).append(".</p>\n");
        String ties = heading.order().sentences();
        if (!ties.isEmpty()) {
            page.append("<p>").append(escaped(ties)).append("</p>\n");
        }
        return page;
    }

    private static void addSpread(StringBuilder page, Scores shuffled, Scores asIs) {
        page.append("<h2>From order to order</h2>\n<table><tr><th>model</th><th>metric</th><th>shuffled</th>");
        page.append("<th>lowest to highest</th><th>deviation</th><th>as-is</th></tr>\n");
        for (String metric : Evaluation.metrics()) {
            for (int i = 0; i < shuffled.models().size(); i++) {
                ModelScores model = shuffled.models().get(i);
                Spread spread = Spread.of(model.result(), metric);
                page.append(String.format(
                        Locale.ROOT,
                        "<tr><td>%s</td><td>%s</td><td>%s</td><td>%.4f–%.4f</td><td>%.4f</td><td>%s</td></tr>%n",
                        escaped(model.result().name()),
                        metric,
                        ScoreTable.withInterval(ScoreTable.interval(model, metric)),
                        spread.lowest(),
                        spread.highest(),
                        spread.deviation(),
                        ScoreTable.withInterval(
                                ScoreTable.interval(asIs.models().get(i), metric))));
            }
        }
        page.append("</table>\n");
    }

    private static void addFigures(StringBuilder page, Heading heading, Scores scores) {
        addTable(page, scores);
        addSeeds(page, scores);
        ScoreTable.learned(heading.order(), scores)
                .forEach(line -> page.append("<p>").append(escaped(line)).append("</p>\n"));
        addDifferences(page, scores);
        addSlices(page, scores);
        for (String metric : DRAWN) {
            BarChart chart = new BarChart(metric + ", with 95 % intervals over users");
            for (ModelScores model : scores.models()) {
                Interval interval = ScoreTable.interval(model, metric);
                chart.bar(model.result().name(), interval.mean(), Math.max(0, interval.low()), interval.high());
            }
            page.append(chart.svg());
        }
        page.append(hitRates(scores));
        addHitRates(page, scores);
    }

    private static void addTable(StringBuilder page, Scores scores) {
        page.append("<table><tr><th>model</th>");
        Evaluation.metrics()
                .forEach(metric -> page.append("<th>").append(metric).append("</th>"));
        page.append("<th>coverage@10</th><th>seconds</th></tr>\n");
        for (ModelScores model : scores.models()) {
            page.append("<tr><td>").append(escaped(model.result().name())).append("</td>");
            for (String metric : Evaluation.metrics()) {
                page.append("<td>")
                        .append(ScoreTable.withInterval(ScoreTable.interval(model, metric)))
                        .append("</td>");
            }
            page.append(String.format(
                    Locale.ROOT,
                    "<td>%s</td><td>%.1f</td></tr>%n",
                    ScoreTable.withInterval(model.coverage()),
                    model.result().seconds()));
        }
        page.append("</table>\n");
    }

    private static void addSeeds(StringBuilder page, Scores scores) {
        scores.models().stream()
                .map(ModelScores::result)
                .filter(result -> result.runs().size() > 1)
                .forEach(result -> page.append("<p>")
                        .append(escaped(result.name()))
                        .append(": mean of ")
                        .append(result.runs().size())
                        .append(" seeds, whose ndcg@10 is ")
                        .append(ScoreTable.spread(result))
                        .append(".</p>\n"));
    }

    private static void addDifferences(StringBuilder page, Scores scores) {
        if (scores.against().isEmpty()) {
            return;
        }
        page.append("<h2>")
                .append(escaped(scores.models().get(0).result().name()))
                .append(
                        " against the others</h2>\n<table><tr><th>model</th><th>metric</th><th>difference</th><th>p</th></tr>\n");
        for (Difference one : scores.against()) {
            page.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%s</td><td>%s</td><td>%s</td><td>%.4f</td></tr>%n",
                    escaped(one.model()),
                    one.metric(),
                    SliceRows.signed(one.difference()),
                    one.pValue()));
        }
        page.append("</table>\n");
    }

    private static void addSlices(StringBuilder page, Scores scores) {
        page.append("<h2>Requests that forgetting should matter for</h2>\n<table>");
        addRow(page, "th", SliceRows.heading(scores));
        SliceRows.of(scores).forEach(cells -> addRow(page, "td", cells));
        page.append("</table>\n");
    }

    private static void addRow(StringBuilder page, String tag, List<String> cells) {
        page.append("<tr>");
        for (String cell : cells) {
            page.append(String.format("<%s>%s</%s>", tag, escaped(cell), tag));
        }
        page.append("</tr>\n");
    }

    private static String hitRates(Scores scores) {
        LineChart chart =
                new LineChart("Hit rate by the length of the list", "items", "hit rate", 1, Evaluation.LENGTH);
        for (ModelScores model : scores.models()) {
            chart.curve(model.result().name(), length -> model.result().hitRate((int) Math.floor(length + 1e-9)));
        }
        return chart.svg();
    }

    private static void addHitRates(StringBuilder page, Scores scores) {
        List<String> heading = new ArrayList<>(List.of("model"));
        for (int length = 1; length <= Evaluation.LENGTH; length++) {
            heading.add("hr@" + length);
        }
        page.append("<table>");
        addRow(page, "th", heading);
        for (ModelScores model : scores.models()) {
            List<String> cells = new ArrayList<>(List.of(model.result().name()));
            model.hitRates().forEach(rate -> cells.add(ScoreTable.withInterval(rate)));
            addRow(page, "td", cells);
        }
        page.append("</table>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
