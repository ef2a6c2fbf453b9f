package io.lethe.evaluation.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A report of {@code lethe quality} as one picture: for each data set, in the first protocol that the report has for
 * it, NDCG@10 of Lethe, of its best rivals and of popularity, with 95 % intervals; written as SVG. It reads the figures
 * from the report's Markdown and measures nothing.
 */
public final class QualityPicture {
    private static final int PANEL = 268;
    private static final int LABEL = 104;
    private static final int LENGTH = 104;
    private static final int TOP = 52;
    private static final int STEP = 22;
    private static final int THICKNESS = 14;
    private static final int RIVALS = 4;
    private static final String POPULARITY = "popularity";
    private static final Pattern ROW = Pattern.compile(
            "\\| (?<model>[^|]+) \\| [^|]+ \\| (?<mean>[0-9.]+) \\((?<low>[0-9.]+)–(?<high>[0-9.]+)\\) \\|.*");

    private record Bar(String model, double mean, double low, double high) {
        private boolean isLethe() {
            return model.equals("lethe") || model.startsWith("lethe, tuned");
        }

        private String name() {
            return isLethe() ? model.equals("lethe") ? "Lethe" : "Lethe, tuned" : model;
        }
    }

    private record Panel(String dataset, String protocol, List<Bar> bars) {}

    private QualityPicture() {}

    /**
     * The picture of a report.
     *
     * @param report the lines of the report
     * @throws IllegalArgumentException if the report has no table of models
     */
    public static String svg(List<String> report) {
        List<Panel> panels = panels(report);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("The report has no table of models");
        }
        int rows = panels.stream().mapToInt(panel -> panel.bars().size()).max().orElse(0);
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                PANEL * panels.size(),
                TOP + STEP * rows + 6,
                "NDCG@10 of Lethe, its best rivals and popularity on "
                        + String.join(", ", panels.stream().map(Panel::dataset).toList()));
        svg.append("""
                <style>
                text { font: 11px system-ui, sans-serif; fill: #444 } .title { font-size: 13px; font-weight: 600 }
                .rival { fill: #a8b3bd } .lethe { fill: #0072b2 } .whisker { stroke: #d55e00; stroke-width: 1.5 }
                @media (prefers-color-scheme: dark) { text { fill: #ddd } .rival { fill: #66717c } .lethe { fill: #4aa3df } }
                </style>
                """);
        for (int i = 0; i < panels.size(); i++) {
            addPanel(svg, panels.get(i), PANEL * i);
        }
        return svg.append("</svg>\n").toString();
    }

    /** The first section of each data set, in the order of the report. */
    private static List<Panel> panels(List<String> report) {
        List<Panel> panels = new ArrayList<>();
        String heading = "";
        List<Bar> bars = new ArrayList<>();
        for (String line : Stream.concat(report.stream(), Stream.of("## ")).toList()) {
            if (line.startsWith("## ")) {
                String[] words = heading.split(", ", 3);
                if (!bars.isEmpty()
                        && panels.stream().noneMatch(panel -> panel.dataset().equals(words[0]))) {
                    panels.add(new Panel(words[0], words.length > 1 ? words[1] : "", shown(bars)));
                }
                heading = line.substring(3);
                bars = new ArrayList<>();
            } else {
                bar(line).ifPresent(bars::add);
            }
        }
        return panels;
    }

    private static Optional<Bar> bar(String line) {
        Matcher row = ROW.matcher(line);
        return row.matches()
                ? Optional.of(new Bar(
                        row.group("model"),
                        Double.parseDouble(row.group("mean")),
                        Double.parseDouble(row.group("low")),
                        Double.parseDouble(row.group("high"))))
                : Optional.empty();
    }

    /** Lethe with everything that tuning added, Lethe with its defaults, the best rivals, and popularity. */
    private static List<Bar> shown(List<Bar> bars) {
        Optional<Bar> tuned = bars.stream()
                .filter(bar -> bar.isLethe() && !bar.model().equals("lethe"))
                .max(Comparator.comparing(bar -> bar.model().length()));
        Stream<Bar> defaults = bars.stream().filter(bar -> bar.model().equals("lethe"));
        Stream<Bar> rivals = bars.stream()
                .filter(bar -> !bar.model().startsWith("lethe") && !bar.model().equals(POPULARITY))
                .sorted(Comparator.comparingDouble(Bar::mean).reversed())
                .limit(RIVALS);
        Stream<Bar> popularity =
                bars.stream().filter(bar -> bar.model().equals(POPULARITY)).limit(1);
        return Stream.of(tuned.stream(), defaults.limit(1), rivals, popularity)
                .flatMap(some -> some)
                .toList();
    }

    private static void addPanel(StringBuilder svg, Panel panel, int left) {
        add(svg, "<text class=\"title\" x=\"%d\" y=\"20\">%s</text>", left + 8, panel.dataset());
        add(svg, "<text x=\"%d\" y=\"38\">NDCG@10, %s</text>", left + 8, panel.protocol());
        double scale =
                LENGTH / panel.bars().stream().mapToDouble(Bar::high).max().orElse(1);
        int start = left + LABEL;
        for (int i = 0; i < panel.bars().size(); i++) {
            Bar bar = panel.bars().get(i);
            int top = TOP + STEP * i;
            double middle = top + THICKNESS / 2.0;
            add(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", start - 6, middle + 4, bar.name());
            add(
                    svg,
                    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                    bar.isLethe() ? "lethe" : "rival",
                    start,
                    top,
                    bar.mean() * scale,
                    THICKNESS);
            add(
                    svg,
                    "<line class=\"whisker\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    start + bar.low() * scale,
                    start + bar.high() * scale,
                    middle,
                    middle);
            add(svg, "<text x=\"%.1f\" y=\"%.1f\">%.4f</text>", start + bar.high() * scale + 6, middle + 4, bar.mean());
        }
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
