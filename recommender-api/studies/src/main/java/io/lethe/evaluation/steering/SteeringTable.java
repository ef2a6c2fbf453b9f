package io.lethe.evaluation.steering;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures as a table in Markdown or HTML, a line for each goal and a column for each shop, and as JSON. */
final class SteeringTable {
    private static final String MISSED = "**";

    private final List<String> shops;
    private final Map<List<String>, Map<String, SteeringFigure>> lines = new LinkedHashMap<>();
    private final List<SteeringFigure> figures;

    SteeringTable(List<SteeringFigure> figures) {
        this.figures = List.copyOf(figures);
        this.shops = figures.stream().map(SteeringFigure::shop).distinct().toList();
        for (String kind : PersonKinds.names()) {
            for (SteeringFigure figure : figures) {
                if (figure.kind().equals(kind)) {
                    lines.computeIfAbsent(List.of(kind, figure.goal().aspect().words()), line -> new LinkedHashMap<>())
                            .put(figure.shop(), figure);
                }
            }
        }
    }

    /** Lines of Markdown, figures that miss their goal in bold. */
    List<String> markdown() {
        List<String> text = new ArrayList<>();
        text.add("| " + String.join(" | ", heading()) + " |");
        text.add("|" + "---|".repeat(heading().size()));
        lines.forEach((line, row) -> text.add("| " + String.join(" | ", cells(line, row, MISSED, MISSED)) + " |"));
        return text;
    }

    /** How many figures meet their goal. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "%d of %d figures meet their goal, %d of %d lines in all shops",
                figures.stream().filter(SteeringFigure::holds).count(),
                figures.size(),
                lines.values().stream().filter(SteeringTable::holds).count(),
                lines.size());
    }

    private List<String> heading() {
        List<String> cells = new ArrayList<>(List.of("people", "measure", "goal"));
        cells.addAll(shops);
        cells.add("holds");
        return cells;
    }

    private List<String> cells(List<String> line, Map<String, SteeringFigure> row, String open, String close) {
        List<String> cells = new ArrayList<>(line);
        cells.add(row.values().iterator().next().goal().words());
        for (String shop : shops) {
            SteeringFigure figure = row.get(shop);
            if (figure == null) {
                cells.add("");
            } else {
                String number = number(figure.mean());
                cells.add(figure.holds() ? number : open + number + close);
            }
        }
        cells.add(holds(row) ? "yes" : "no");
        return cells;
    }

    private static boolean holds(Map<String, SteeringFigure> row) {
        return row.values().stream().allMatch(SteeringFigure::holds);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** A page with the table. */
    String page() {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Planted people</title>
                <style>
                body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff }
                table { border-collapse: collapse; font-variant-numeric: tabular-nums; display: block; overflow-x: auto }
                th, td { padding: .2rem .6rem; border-bottom: 1px solid #ccc; text-align: right; white-space: nowrap }
                th:nth-child(-n+2), td:nth-child(-n+2) { text-align: left }
                strong { color: #b00 }
                @media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1b1b } th, td { border-color: #444 }
                strong { color: #f77 } }
                </style></head><body>
                <h1>Planted people: measures and goals</h1>
                """);
        page.append("<p>").append(summary()).append(".</p>\n<table>\n").append(row("th", heading()));
        lines.forEach((line, row) -> page.append(row("td", cells(line, row, "<strong>", "</strong>"))));
        return page.append("</table></body></html>\n").toString();
    }

    private static String row(String tag, List<String> cells) {
        StringBuilder row = new StringBuilder("<tr>");
        cells.forEach(cell -> row.append('<')
                .append(tag)
                .append('>')
                .append(cell)
                .append("</")
                .append(tag)
                .append('>'));
        return row.append("</tr>\n").toString();
    }

    /** The figures, in the order in which they came out. */
    ArrayNode json(ObjectMapper mapper) {
        ArrayNode all = mapper.createArrayNode();
        for (SteeringFigure figure : figures) {
            SteeringGoal goal = figure.goal();
            ObjectNode one = all.addObject();
            one.put("kind", figure.kind());
            one.put("shop", figure.shop());
            one.put("measure", goal.aspect().code());
            one.put("people", figure.people());
            one.put("mean", figure.mean());
            one.put(goal.atLeast() ? "atLeast" : "atMost", goal.bound());
            one.put("holds", figure.holds());
        }
        return all;
    }
}
