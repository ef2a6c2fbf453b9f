package io.lethe.evaluation.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A chart of bars from 0, one under the other, each with the interval that its length may have; written as SVG. */
public final class BarChart {
    private static final int WIDTH = 760;
    private static final int LEFT = 160;
    private static final int RIGHT = 150;
    private static final int TOP = 40;
    private static final int STEP = 30;
    private static final int THICKNESS = 18;

    private record Bar(String name, double value, double low, double high, boolean counted) {
        private boolean hasInterval() {
            return low < high;
        }
    }

    private final String title;
    private final List<Bar> bars = new ArrayList<>();

    /** An empty chart. */
    public BarChart(String title) {
        this.title = title;
    }

    /** Adds a bar at the bottom; nothing in it is negative. */
    public BarChart bar(String name, double value, double low, double high) {
        bars.add(new Bar(name, value, low, high, false));
        return this;
    }

    /** Adds the bar of a number that was counted, and has no interval. */
    public BarChart count(String name, long number) {
        bars.add(new Bar(name, number, number, number, true));
        return this;
    }

    /** Adds a bar without an interval. */
    public BarChart bar(String name, double value) {
        return bar(name, value, value, value);
    }

    /** The picture. */
    public String svg() {
        double greatest = bars.stream().mapToDouble(Bar::high).max().orElse(0);
        StringBuilder svg = new StringBuilder();
        Svg.add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH,
                TOP + STEP * bars.size() + 8,
                Svg.escaped(title));
        svg.append("""
                <style>
                text { font: 12px system-ui, sans-serif; fill: #333 } .title { font-size: 15px; font-weight: 600 }
                .bar { fill: #0072b2 } .whisker { stroke: #d55e00; stroke-width: 2 }
                @media (prefers-color-scheme: dark) { text { fill: #ddd } }
                </style>
                """);
        Svg.add(svg, "<text class=\"title\" x=\"8\" y=\"22\">%s</text>", Svg.escaped(title));
        for (int i = 0; i < bars.size(); i++) {
            addBar(svg, bars.get(i), TOP + STEP * i, greatest > 0 ? (WIDTH - LEFT - RIGHT) / greatest : 0);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void addBar(StringBuilder svg, Bar bar, int top, double scale) {
        double middle = top + THICKNESS / 2.0;
        Svg.add(
                svg,
                "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                LEFT - 8,
                middle + 4,
                Svg.escaped(bar.name()));
        Svg.add(
                svg,
                "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                LEFT,
                top,
                bar.value() * scale,
                THICKNESS);
        String number = String.format(Locale.ROOT, bar.counted() ? "%,.0f" : "%.4f", bar.value());
        if (bar.hasInterval()) {
            Svg.add(
                    svg,
                    "<line class=\"whisker\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    LEFT + bar.low() * scale,
                    LEFT + bar.high() * scale,
                    middle,
                    middle);
            number = String.format(Locale.ROOT, "%s (%.4f – %.4f)", number, bar.low(), bar.high());
        }
        Svg.add(svg, "<text x=\"%.1f\" y=\"%.1f\">%s</text>", LEFT + bar.high() * scale + 8, middle + 4, number);
    }
}
