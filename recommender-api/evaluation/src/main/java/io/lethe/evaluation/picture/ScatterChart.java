package io.lethe.evaluation.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** A chart of points, one of which may stand out; written as SVG. What is the same twice is written the same twice. */
public final class ScatterChart {
    private static final int WIDTH = 380;
    private static final int HEIGHT = 240;
    private static final int LEFT = 58;
    private static final int RIGHT = 16;
    private static final int TOP = 36;
    private static final int BOTTOM = 34;
    private static final int LINES = 4;

    private record Point(double x, double y, boolean outstanding) {}

    private record Tick(double x, String text) {}

    private final String title;
    private final List<Point> points = new ArrayList<>();
    private final List<Tick> ticks = new ArrayList<>();

    /** An empty chart, whose horizontal axis runs from 0 to 1. */
    public ScatterChart(String title) {
        this.title = title;
    }

    /** Adds a point. */
    public ScatterChart point(double x, double y, boolean outstanding) {
        points.add(new Point(x, y, outstanding));
        return this;
    }

    /** Says what a place of the horizontal axis stands for. */
    public ScatterChart tick(double x, String text) {
        ticks.add(new Tick(x, text));
        return this;
    }

    /** The picture. */
    public String svg() {
        double low = points.stream().mapToDouble(Point::y).min().orElse(0);
        double high = points.stream().mapToDouble(Point::y).max().orElse(1);
        double span = high > low ? high - low : 1;
        DoubleFunction<Double> up = y -> HEIGHT - BOTTOM - (y - low) / span * (HEIGHT - TOP - BOTTOM);
        StringBuilder svg = new StringBuilder();
        Svg.add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH,
                HEIGHT,
                Svg.escaped(title));
        svg.append("""
                <style>
                text { font: 12px system-ui, sans-serif; fill: #333 } .title { font-size: 14px; font-weight: 600 }
                .grid { stroke: #e4e4e4; stroke-width: 1 } .point { fill: #0072b2; fill-opacity: .6 } .best { fill: #d55e00 }
                @media (prefers-color-scheme: dark) { text { fill: #ddd } .grid { stroke: #3a3a3a } .point { fill: #56b4e9 } }
                </style>
                """);
        Svg.add(svg, "<text class=\"title\" x=\"%d\" y=\"20\">%s</text>", LEFT, Svg.escaped(title));
        for (int i = 0; i <= LINES; i++) {
            double y = low + span * i / LINES;
            Svg.add(
                    svg,
                    "<line class=\"grid\" x1=\"%1$d\" x2=\"%2$d\" y1=\"%3$.1f\" y2=\"%3$.1f\"/><text x=\"%4$d\" y=\"%5$.1f\" text-anchor=\"end\">%6$.4f</text>",
                    LEFT,
                    WIDTH - RIGHT,
                    up.apply(y),
                    LEFT - 6,
                    up.apply(y) + 4,
                    y);
        }
        for (Tick tick : ticks) {
            Svg.add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    across(tick.x()),
                    HEIGHT - BOTTOM + 20,
                    Svg.escaped(tick.text()));
        }
        points.stream().filter(point -> !point.outstanding()).forEach(point -> addPoint(svg, point, up));
        points.stream().filter(Point::outstanding).forEach(point -> addPoint(svg, point, up));
        return svg.append("</svg>\n").toString();
    }

    private static void addPoint(StringBuilder svg, Point point, DoubleFunction<Double> up) {
        Svg.add(
                svg,
                "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%d\"/>",
                point.outstanding() ? "best" : "point",
                across(point.x()),
                up.apply(point.y()),
                point.outstanding() ? 6 : 4);
    }

    private static double across(double x) {
        return LEFT + x * (WIDTH - LEFT - RIGHT);
    }
}
