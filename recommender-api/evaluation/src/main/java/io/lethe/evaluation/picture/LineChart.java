package io.lethe.evaluation.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** A chart of lines over one axis, written as SVG. What is the same twice is written the same twice. */
public final class LineChart {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 360;
    private static final int LEFT = 56;
    private static final int RIGHT = 176;
    private static final int TOP = 44;
    private static final int BOTTOM = 48;
    private static final int STEPS = 400;
    private static final int TICKS = 5;
    private static final int LEAST_DISTANCE = 15;
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b58900", "#56b4e9", "#8a6fc9");

    private record Line(String name, List<double[]> points, boolean dashed, String colour) {}

    private record Mark(double x, String text) {}

    private record Event(double x, String colour) {}

    private final String title;
    private final String across;
    private final String up;
    private final double from;
    private final double to;
    private final List<Line> lines = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private double least;
    private double greatest = 1e-9;

    /**
     * An empty chart.
     *
     * @param across what the horizontal axis shows
     * @param up     what the vertical axis shows
     * @param from   where the horizontal axis begins
     * @param to     where it ends
     */
    public LineChart(String title, String across, String up, double from, double to) {
        this.title = title;
        this.across = across;
        this.up = up;
        this.from = from;
        this.to = to;
    }

    /** Adds a curve over the whole axis. */
    public LineChart curve(String name, DoubleUnaryOperator value) {
        return curve(name, value, from, to, false, lines.size());
    }

    /**
     * Adds a curve over a part of the axis.
     *
     * @param colour the number of its colour; two curves that belong together have the same
     */
    public LineChart curve(
            String name, DoubleUnaryOperator value, double begin, double end, boolean dashed, int colour) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            double x = begin + (end - begin) * i / STEPS;
            double y = value.applyAsDouble(x);
            points.add(new double[] {x, y});
            least = Math.min(least, y);
            greatest = Math.max(greatest, y);
        }
        lines.add(new Line(name, points, dashed, COLOURS.get(colour % COLOURS.size())));
        return this;
    }

    /** Adds a vertical line with words. */
    public LineChart mark(double x, String text) {
        marks.add(new Mark(x, text));
        return this;
    }

    /** Adds a tick at the bottom for something that happened. */
    public LineChart event(double x, int colour) {
        events.add(new Event(x, COLOURS.get(colour % COLOURS.size())));
        return this;
    }

    /** The picture. */
    public String svg() {
        StringBuilder svg = new StringBuilder();
        Svg.add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH,
                HEIGHT,
                Svg.escaped(title));
        svg.append("""
                <style>
                text { font: 12px system-ui, sans-serif; fill: #333 }
                .title { font-size: 15px; font-weight: 600 }
                .axis { stroke: #999; stroke-width: 1 } .grid { stroke: #e4e4e4; stroke-width: 1 }
                .mark { stroke: #777; stroke-width: 1; stroke-dasharray: 2 3 }
                @media (prefers-color-scheme: dark) { text { fill: #ddd } .axis { stroke: #777 } .grid { stroke: #3a3a3a } .mark { stroke: #aaa } }
                </style>
                """);
        Svg.add(svg, "<text class=\"title\" x=\"%d\" y=\"22\">%s</text>", LEFT, Svg.escaped(title));
        addAxes(svg);
        for (Mark mark : marks) {
            Svg.add(
                    svg,
                    "<line class=\"mark\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"/><text x=\"%4$.1f\" y=\"%5$d\">%6$s</text>",
                    x(mark.x()),
                    TOP,
                    HEIGHT - BOTTOM,
                    x(mark.x()) + 4,
                    TOP + 10,
                    Svg.escaped(mark.text()));
        }
        for (Event event : events) {
            Svg.add(
                    svg,
                    "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"%4$s\"/>",
                    x(event.x()),
                    HEIGHT - BOTTOM - 8,
                    HEIGHT - BOTTOM,
                    event.colour());
        }
        lines.forEach(line -> addLine(svg, line));
        addNames(svg);
        return svg.append("</svg>\n").toString();
    }

    private void addAxes(StringBuilder svg) {
        double stepUp = step(greatest - least);
        for (double y = Math.ceil(least / stepUp) * stepUp; y <= greatest + 1e-9; y += stepUp) {
            Svg.add(
                    svg,
                    "<line class=\"grid\" x1=\"%1$d\" x2=\"%2$d\" y1=\"%3$.1f\" y2=\"%3$.1f\"/><text x=\"%4$d\" y=\"%5$.1f\" text-anchor=\"end\">%6$s</text>",
                    LEFT,
                    WIDTH - RIGHT,
                    y(y),
                    LEFT - 6,
                    y(y) + 4,
                    number(y));
        }
        double stepAcross = step(to - from);
        for (double x = Math.ceil(from / stepAcross) * stepAcross; x <= to + 1e-9; x += stepAcross) {
            Svg.add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x(x),
                    HEIGHT - BOTTOM + 17,
                    number(x));
        }
        Svg.add(
                svg,
                "<line class=\"axis\" x1=\"%1$d\" x2=\"%2$d\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>",
                LEFT,
                WIDTH - RIGHT,
                y(Math.max(0, least)));
        Svg.add(
                svg,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                (LEFT + WIDTH - RIGHT) / 2,
                HEIGHT - 10,
                Svg.escaped(across));
        Svg.add(svg, "<text x=\"%d\" y=\"%d\">%s</text>", 6, TOP - 8, Svg.escaped(up));
    }

    private void addLine(StringBuilder svg, Line line) {
        StringBuilder points = new StringBuilder();
        for (double[] point : line.points()) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point[0]), y(point[1])));
        }
        Svg.add(
                svg,
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s points=\"%s\"/>",
                line.colour(),
                line.dashed() ? " stroke-dasharray=\"6 4\"" : "",
                points.toString().strip());
    }

    /** The names of the lines at their ends, moved apart where they would lie on each other. */
    private void addNames(StringBuilder svg) {
        List<Line> byHeight = new ArrayList<>(lines);
        byHeight.sort((left, right) -> Double.compare(end(left), end(right)));
        double last = TOP - LEAST_DISTANCE;
        List<Double> places = new ArrayList<>();
        for (Line line : byHeight) {
            last = Math.max(end(line), last + LEAST_DISTANCE);
            places.add(last);
        }
        double below = HEIGHT - BOTTOM + 4.0;
        for (int i = byHeight.size() - 1; i >= 0; i--) {
            below = Math.min(places.get(i), below);
            Line line = byHeight.get(i);
            Svg.add(
                    svg,
                    "<text x=\"%d\" y=\"%.1f\" style=\"fill:%s\">%s</text>",
                    WIDTH - RIGHT + 8,
                    below + 4,
                    line.colour(),
                    Svg.escaped(line.name()));
            below -= LEAST_DISTANCE;
        }
    }

    private double end(Line line) {
        return y(line.points().get(line.points().size() - 1)[1]);
    }

    private double x(double value) {
        return LEFT + (value - from) / (to - from) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (value - least) / (greatest - least) * (HEIGHT - TOP - BOTTOM);
    }

    private static double step(double span) {
        double raw = span / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double nice : new double[] {1, 2, 2.5, 5}) {
            if (raw <= nice * power) {
                return nice * power;
            }
        }
        return 10 * power;
    }

    private static String number(double value) {
        double rounded = Math.round(value * 1000) / 1000.0;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }
}
