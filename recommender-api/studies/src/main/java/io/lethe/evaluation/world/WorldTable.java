package io.lethe.evaluation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Scores as a table in Markdown or HTML. */
final class WorldTable {
    private WorldTable() {}

    static List<String> heading(WorldScore first) {
        List<String> cells = new ArrayList<>(List.of("world", "events"));
        cells.addAll(first.ndcg().keySet());
        cells.addAll(List.of("loss, %", "verdict"));
        return cells;
    }

    static List<String> cells(WorldScore score) {
        List<String> cells = new ArrayList<>(List.of(score.world(), String.format(Locale.ROOT, "%,d", score.events())));
        score.ndcg().values().forEach(value -> cells.add(String.format(Locale.ROOT, "%.4f", value)));
        cells.add(String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", score.loss(), score.low(), score.high()));
        cells.add(score.verdict());
        return cells;
    }

    static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    static String rule(List<String> cells) {
        return "|" + "---|".repeat(cells.size());
    }

    /** How many of the scores hold, and by how much the defaults are below the oracle on average. */
    static String summary(List<WorldScore> scores) {
        return String.format(
                Locale.ROOT,
                "%d of %d hold; mean loss %.1f %%",
                scores.stream().filter(score -> score.failures().isEmpty()).count(),
                scores.size(),
                scores.stream().mapToDouble(WorldScore::loss).average().orElse(0));
    }

    static String page(List<WorldScore> scores) {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Planted worlds</title>
                <style>
                body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff }
                table { border-collapse: collapse; font-variant-numeric: tabular-nums; display: block; overflow-x: auto }
                th, td { padding: .2rem .6rem; border-bottom: 1px solid #ccc; text-align: right; white-space: nowrap }
                th:first-child, td:first-child, td:last-child { text-align: left }
                @media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1b1b } th, td { border-color: #444 } }
                </style></head><body>
                <h1>Planted worlds, expected NDCG@10</h1>
                """);
        page.append("<p>").append(summary(scores)).append(".</p>\n<table>");
        page.append(row("th", heading(scores.get(0)), "oracle's mix"));
        scores.forEach(score -> page.append(row("td", cells(score), score.oracle())));
        return page.append("</table></body></html>\n").toString();
    }

    private static String row(String tag, List<String> cells, String last) {
        StringBuilder row = new StringBuilder("<tr>");
        cells.forEach(cell -> row.append(cell(tag, cell)));
        return row.append(cell(tag, last)).append("</tr>\n").toString();
    }

    private static String cell(String tag, String text) {
        return "<" + tag + ">" + text + "</" + tag + ">";
    }
}
