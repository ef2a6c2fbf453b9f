package io.lethe.evaluation.prediction;

import io.lethe.evaluation.metric.Interval;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of predictions, printed as tables in Markdown and kept for JSON. The first model of each table is Lethe. */
final class PredictionReport {
    private static final String HALF = "one half";

    private final PrintStream out;
    private final Map<String, Object> json = new LinkedHashMap<>();
    private final List<Map<String, Object>> against = new ArrayList<>();

    PredictionReport(PrintStream out) {
        this.out = out;
    }

    /** All that was printed, for programs. */
    Map<String, Object> json() {
        json.put("against", against);
        return json;
    }

    void ratings(int count, Map<String, RatingScores> models) {
        out.printf(Locale.ROOT, "%n%,d ratings%n%n", count);
        Map<String, Map<String, Interval>> rows = new LinkedHashMap<>();
        models.forEach((name, scores) -> rows.put(name, scores.intervals()));
        print(rows);
        rows.forEach((name, figures) -> json.put("rating/" + name, figures));
        List<PairedDifference> differences = new ArrayList<>();
        models.forEach((name, scores) -> {
            if (!name.equals(PredictionRequest.LETHE)) {
                differences.addAll(first(models).against(name, scores));
            }
        });
        print(differences);
    }

    /**
     * Probabilities.
     *
     * @param count  how many choices there were, each beside one item drawn
     * @param lethe  Lethe's probabilities as they are
     * @param fitted scales that were fitted before the test, by name
     * @param half   one half for everything
     */
    void choices(int count, ChanceScores lethe, Map<String, FittedScale> fitted, ChanceScores half) {
        out.printf(Locale.ROOT, "%n%,d choices, each beside one item drawn%n%n", count);
        Map<String, ChanceScores> models = new LinkedHashMap<>();
        models.put(PredictionRequest.LETHE, lethe);
        fitted.forEach((name, scale) -> models.put(name, scale.scores()));
        models.put(HALF, half);
        Map<String, Map<String, Interval>> rows = new LinkedHashMap<>();
        models.forEach((name, scores) -> {
            FittedScale scale = fitted.get(name);
            Map<String, Interval> figures = scores.intervals();
            rows.put(scale == null ? name : name + scale.words(), figures);
            Map<String, Interval> kept = new LinkedHashMap<>(figures);
            if (scale != null) {
                kept.put("offset", scale.offset());
                kept.put("slope", scale.slope());
            }
            json.put("probability/" + name, kept);
        });
        print(rows);
        printScales(fitted);
        List<PairedDifference> differences = new ArrayList<>();
        models.forEach((name, scores) -> {
            if (!name.equals(PredictionRequest.LETHE)) {
                differences.addAll(lethe.against(name, scores));
            }
        });
        print(differences);
        printReliability(lethe.reliability());
    }

    private static <T> T first(Map<String, T> models) {
        return models.values().iterator().next();
    }

    private void print(Map<String, Map<String, Interval>> rows) {
        List<String> names = List.copyOf(first(rows).keySet());
        out.println("| model | " + String.join(" | ", names) + " |");
        out.println("|---|" + "---|".repeat(names.size()));
        rows.forEach((model, figures) -> {
            out.print("| " + model + " |");
            figures.values().forEach(one -> out.print(" " + withInterval(one, 4) + " |"));
            out.println();
        });
    }

    private void printScales(Map<String, FittedScale> fitted) {
        out.printf("%n| fitted before the test | offset | slope |%n|---|---|---|%n");
        fitted.forEach((name, scale) -> out.println(
                "| " + name + " | " + withInterval(scale.offset(), 2) + " | " + withInterval(scale.slope(), 2) + " |"));
    }

    private void print(List<PairedDifference> differences) {
        out.printf("%n| lethe against | figure | difference | p |%n|---|---|---|---|%n");
        for (PairedDifference one : differences) {
            Interval by = one.difference();
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %+.4f (%+.4f to %+.4f) | %.4f |%n",
                    one.model(),
                    one.figure(),
                    by.mean(),
                    by.low(),
                    by.high(),
                    one.pValue());
            Map<String, Object> kept = new LinkedHashMap<>();
            kept.put("what", one.what());
            kept.put("model", one.model());
            kept.put("figure", one.figure());
            kept.put("difference", by.mean());
            kept.put("low", by.low());
            kept.put("high", by.high());
            kept.put("p", one.pValue());
            against.add(kept);
        }
    }

    private void printReliability(List<ChanceScores.Reliability> curve) {
        out.printf("%nReliability of lethe%n%n| probability | cases | predicted | happened |%n|---|---|---|---|%n");
        for (ChanceScores.Reliability one : curve) {
            out.printf(
                    Locale.ROOT,
                    "| %.1f–%.1f | %,d | %s | %s |%n",
                    one.bin().from(),
                    one.bin().to(),
                    one.bin().cases(),
                    withInterval(one.predicted(), 3),
                    withInterval(one.happened(), 3));
        }
        json.put(
                "reliability/lethe",
                curve.stream().map(ChanceScores.Reliability::json).toList());
    }

    private static String withInterval(Interval one, int digits) {
        String number = "%." + digits + "f";
        return String.format(
                Locale.ROOT, number + " (" + number + "–" + number + ")", one.mean(), one.low(), one.high());
    }
}
