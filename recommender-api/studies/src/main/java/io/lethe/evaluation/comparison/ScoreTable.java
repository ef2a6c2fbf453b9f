package io.lethe.evaluation.comparison;

import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.model.MixReport;
import io.lethe.evaluation.run.Evaluation;
import io.lethe.evaluation.run.ModelResult;
import io.lethe.evaluation.run.Scores;
import io.lethe.evaluation.run.Scores.Difference;
import io.lethe.evaluation.run.Scores.ModelScores;
import io.lethe.recommend.learning.LearnedNumbers;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The figures of a run as tables for a screen, in Markdown. */
public final class ScoreTable {
    private static final List<String> FIRST = List.of("hr@10", "ndcg@10", "mrr");
    private static final List<List<String>> MORE = List.of(
            List.of("hr@5", "ndcg@5", "precision@10", "recall@10", "f1@10"),
            List.of("map@10", "auc", "novelty@10", "diversity@10"));

    private static final String BY_SEED = "ndcg@10";

    /** What stands over the figures of the log as it is, where others come first. */
    static final String AS_IS = "The same with ties as they are:";

    private ScoreTable() {}

    public static void print(Heading heading, Scores scores, PrintStream out) {
        out.println();
        out.println(heading.text(scores));
        String ties = heading.order().sentences();
        if (!ties.isEmpty()) {
            out.println(ties);
        }
        printFigures(heading, scores, out);
        printChoices(heading, out);
        out.flush();
    }

    /** The scores with ties shuffled, how far they differ from order to order, and those of the log as it is. */
    public static void print(Heading heading, Scores shuffled, Scores asIs, PrintStream out) {
        out.println();
        out.println(heading.text(shuffled));
        out.println(heading.order().sentences());
        printFigures(heading, shuffled, out);
        printSpread(shuffled, asIs, out);
        out.println();
        out.println(AS_IS);
        printFigures(heading.asIs(), asIs, out);
        printChoices(heading, out);
        out.flush();
    }

    private static void printFigures(Heading heading, Scores scores, PrintStream out) {
        out.println();
        out.println("| model | " + String.join(" | ", FIRST) + " | coverage@10 | seconds |");
        out.println("|---" + "|---".repeat(FIRST.size() + 2) + "|");
        for (ModelScores model : scores.models()) {
            out.print("| " + model.result().name());
            FIRST.forEach(metric -> out.print(" | " + withInterval(interval(model, metric))));
            out.printf(
                    Locale.ROOT,
                    " | %s | %.1f |%n",
                    withInterval(model.coverage()),
                    model.result().seconds());
        }
        MORE.forEach(metrics -> printMetrics(metrics, scores, out));
        printSeeds(heading.seed(), scores, out);
        learned(heading.order(), scores).forEach(line -> {
            out.println();
            out.println(line);
        });
        if (!scores.against().isEmpty()) {
            out.println();
            out.println("| " + scores.models().get(0).result().name() + " against | metric | difference | p |");
            out.println("|---|---|---|---|");
            for (Difference one : scores.against()) {
                out.printf(
                        Locale.ROOT,
                        "| %s | %s | %s | %.4f |%n",
                        one.model(),
                        one.metric(),
                        SliceRows.signed(one.difference()),
                        one.pValue());
            }
        }
        printSlices(scores, out);
    }

    private static void printMetrics(List<String> metrics, Scores scores, PrintStream out) {
        out.println();
        out.println("| model | " + String.join(" | ", metrics) + " |");
        out.println("|---" + "|---".repeat(metrics.size()) + "|");
        for (ModelScores model : scores.models()) {
            out.print("| " + model.result().name());
            metrics.forEach(metric -> out.print(" | " + withInterval(interval(model, metric))));
            out.println(" |");
        }
    }

    private static void printSlices(Scores scores, PrintStream out) {
        List<String> heading = SliceRows.heading(scores);
        out.println();
        out.println("| " + String.join(" | ", heading) + " |");
        out.println("|---".repeat(heading.size()) + "|");
        SliceRows.of(scores).forEach(cells -> out.println("| " + String.join(" | ", cells) + " |"));
    }

    private static void printSpread(Scores shuffled, Scores asIs, PrintStream out) {
        out.println();
        out.println("| metric | model | shuffled | lowest to highest | deviation | as-is |");
        out.println("|---|---|---|---|---|---|");
        for (String metric : Evaluation.metrics()) {
            for (int i = 0; i < shuffled.models().size(); i++) {
                ModelScores model = shuffled.models().get(i);
                Spread spread = Spread.of(model.result(), metric);
                out.printf(
                        Locale.ROOT,
                        "| %s | %s | %s | %.4f–%.4f | %.4f | %s |%n",
                        metric,
                        model.result().name(),
                        withInterval(interval(model, metric)),
                        spread.lowest(),
                        spread.highest(),
                        spread.deviation(),
                        withInterval(interval(asIs.models().get(i), metric)));
            }
        }
    }

    private static void printChoices(Heading heading, PrintStream out) {
        if (!heading.choices().isEmpty()) {
            out.println();
            out.println("| model | chosen | trials |");
            out.println("|---|---|---|");
            heading.choices()
                    .forEach(tuned ->
                            out.println("| " + tuned.model() + " | " + tuned.chosen() + " | " + tuned.trials() + " |"));
        }
    }

    /** What the log taught each model about its mix, in words; in each of several orders. */
    static List<String> learned(TieOrder order, Scores scores) {
        List<String> lines = new ArrayList<>();
        for (ModelScores model : scores.models()) {
            List<ModelResult> orders = model.result().orders();
            for (int i = 0; i < orders.size(); i++) {
                LearnedNumbers learned = orders.get(i).learned();
                if (learned != null) {
                    lines.add(model.result().name()
                            + (orders.size() > 1
                                    ? ", order of seed " + order.seeds().get(i)
                                    : "")
                            + ": " + MixReport.text(learned));
                }
            }
        }
        return lines;
    }

    private static void printSeeds(long first, Scores scores, PrintStream out) {
        List<ModelResult> several = scores.models().stream()
                .map(ModelScores::result)
                .filter(result -> result.runs().size() > 1)
                .toList();
        if (several.isEmpty()) {
            return;
        }
        out.println();
        out.println("| mean of several seeds | seeds | " + BY_SEED + ", lowest to highest |");
        out.println("|---|---|---|");
        for (ModelResult result : several) {
            out.println("| " + result.name() + " | " + first + "–"
                    + (first + result.runs().size() - 1) + " | " + spread(result) + " |");
        }
    }

    /** The lowest and the highest mean that any seed has. */
    static String spread(ModelResult result) {
        DoubleSummaryStatistics means =
                result.runs().stream().mapToDouble(run -> run.mean(BY_SEED)).summaryStatistics();
        return String.format(Locale.ROOT, "%.4f–%.4f", means.getMin(), means.getMax());
    }

    static Interval interval(ModelScores model, String metric) {
        return Objects.requireNonNull(model.metrics().get(metric), metric);
    }

    static String withInterval(Interval interval) {
        return String.format(Locale.ROOT, "%.4f (%.4f–%.4f)", interval.mean(), interval.low(), interval.high());
    }
}
