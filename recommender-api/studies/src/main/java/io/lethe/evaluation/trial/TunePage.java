package io.lethe.evaluation.trial;

import io.lethe.evaluation.picture.BarChart;
import io.lethe.evaluation.picture.LineChart;
import io.lethe.evaluation.picture.ScatterChart;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Importance;
import io.lethe.evaluation.tune.Parameter;
import io.lethe.evaluation.tune.Parameter.Choice;
import io.lethe.evaluation.tune.Parameter.Real;
import io.lethe.evaluation.tune.Parameter.Whole;
import io.lethe.evaluation.tune.Space;
import io.lethe.evaluation.tune.Trial;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a tuning found, as a page that needs nothing but itself. */
final class TunePage {
    private static final int SHOWN = 10;
    private static final double ONE = 1e-9;

    private final String title;
    private final String metric;
    private final List<Parameter> parameters;
    private final List<Trial> trials;
    private final TuneSummary summary;
    private final StringBuilder page = new StringBuilder();

    TunePage(String title, String metric, Tuning tuning, TuneSummary summary) {
        this.title = title;
        this.metric = metric;
        this.parameters = tuning.space().parameters();
        this.trials = tuning.trials();
        this.summary = summary;
    }

    String html() {
        page.append("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Tuning</title>
                <style>
                body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
                table { border-collapse: collapse; font-variant-numeric: tabular-nums; display: block; overflow-x: auto }
                th, td { padding: .2rem .6rem; border-bottom: 1px solid #ccc; text-align: right; white-space: nowrap }
                svg { width: 100%; height: auto; margin-top: 1rem }
                .many { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 0 1rem }
                @media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1b1b } th, td { border-color: #444 } }
                </style></head><body>
                """);
        page.append("<h1>").append(escaped(title)).append("</h1>\n<ul>");
        summary.sentences()
                .forEach(sentence ->
                        page.append("<li>").append(escaped(sentence)).append("</li>\n"));
        page.append("</ul>\n");
        addRows();
        if (trials.size() > 1) {
            page.append(course());
            page.append(
                    "<h2>What mattered</h2>\n<p>The share of the variance between trials that each parameter explains, in bins of as many trials each, beyond those above it and less what chance would explain. The shares add up to at most one;"
                            + " what is left is due to parameters together and to chance. A search that goes for good scores makes parameters whose bad values it leaves look less important.</p>\n");
            page.append(importance());
            page.append("<h2>Every trial</h2>\n<p>")
                    .append(escaped(metric))
                    .append(" by value; the best one stands out.</p>\n<div class=\"many\">\n");
            parameters.forEach(parameter -> page.append(scatter(parameter)));
            page.append("</div>\n");
        }
        addBest();
        return page.append("</body></html>\n").toString();
    }

    private void addRows() {
        List<TuneSummary.ScoredSettings> rows = summary.rows();
        if (!rows.isEmpty()) {
            page.append("<h2>Learned and found</h2>\n<table><tr><th>settings</th><th>")
                    .append(escaped(metric))
                    .append("</th></tr>\n");
            rows.forEach(row -> page.append("<tr><td>")
                    .append(escaped(row.settings()))
                    .append("</td><td>")
                    .append(escaped(row.score()))
                    .append("</td></tr>\n"));
            page.append("</table>\n");
        }
    }

    private String course() {
        LineChart chart = new LineChart(metric + " on validation", "trial", metric, 1, trials.size());
        chart.curve("best so far", x -> Trial.best(trials.subList(0, (int) Math.floor(x + ONE)))
                .score()
                .mean());
        chart.curve(
                "this trial",
                x -> trials.get((int) Math.floor(x + ONE) - 1).score().mean());
        return chart.svg();
    }

    private String importance() {
        BarChart chart = new BarChart("Share of the variance");
        for (Importance one : summary.importance()) {
            chart.bar(one.name(), one.share());
        }
        chart.bar("together, or by chance", Importance.rest(summary.importance()));
        return chart.svg();
    }

    private String scatter(Parameter parameter) {
        ScatterChart chart = new ScatterChart(parameter.name());
        Trial best = Trial.best(trials);
        for (Trial trial : trials) {
            chart.point(
                    Space.share(parameter, trial.chosen()),
                    trial.score().mean(),
                    trial.chosen().equals(best.chosen()));
        }
        if (parameter instanceof Choice choice) {
            double count = choice.words().size();
            for (int i = 0; i < count; i++) {
                chart.tick((i + 0.5) / count, choice.words().get(i));
            }
        } else {
            Space alone = new Space(List.of(parameter), Chosen.of(Map.of(parameter.name(), low(parameter))));
            for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
                String value = alone.at(new double[] {share}).word(parameter.name());
                chart.tick(share, ForgettingWords.number(Double.parseDouble(value)));
            }
        }
        return chart.svg();
    }

    private static String low(Parameter parameter) {
        return parameter instanceof Real real
                ? Double.toString(real.low())
                : Integer.toString(((Whole) parameter).low());
    }

    private void addBest() {
        page.append("<h2>The best</h2>\n<table><tr><th>trial</th><th>")
                .append(escaped(metric))
                .append("</th>");
        parameters.forEach(parameter ->
                page.append("<th>").append(escaped(parameter.name())).append("</th>"));
        page.append("</tr>\n");
        for (Trial trial : Trial.ranked(trials).stream().limit(SHOWN).toList()) {
            page.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%d</td><td>%.4f (%.4f–%.4f)</td>",
                    trials.indexOf(trial) + 1,
                    trial.score().mean(),
                    trial.score().low(),
                    trial.score().high()));
            parameters.forEach(parameter -> page.append("<td>")
                    .append(escaped(trial.chosen().word(parameter.name())))
                    .append("</td>"));
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
