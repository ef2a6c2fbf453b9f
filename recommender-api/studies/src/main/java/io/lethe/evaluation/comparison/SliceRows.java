package io.lethe.evaluation.comparison;

import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.protocol.Slice;
import io.lethe.evaluation.run.Scores;
import io.lethe.evaluation.run.Scores.ModelScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of each {@link Slice} as rows of cells, for a screen and for a page. */
final class SliceRows {
    private static final String HIT_RATE = "hr@10";
    private static final String NDCG = "ndcg@10";
    private static final String NONE = "–";

    private SliceRows() {}

    /** The cells of the heading. */
    static List<String> heading(Scores scores) {
        String first = scores.models().get(0).result().name();
        return List.of("requests", "asked", "users", "model", HIT_RATE, NDCG, first + " less this, " + NDCG, "p");
    }

    /** The cells of each row: one for each slice and model; one alone for a slice without requests. */
    static List<List<String>> of(Scores scores) {
        List<List<String>> rows = new ArrayList<>();
        scores.slices().forEach((slice, some) -> {
            if (some.models().isEmpty()) {
                rows.add(List.of(slice.words(), "0", "0", NONE, NONE, NONE, NONE, NONE));
            }
            some.models().forEach(model -> rows.add(row(slice, some, model)));
        });
        return rows;
    }

    private static List<String> row(Slice slice, Scores some, ModelScores model) {
        List<String> cells = new ArrayList<>(List.of(
                slice.words(),
                String.format(Locale.ROOT, "%,d", some.requests()),
                String.format(Locale.ROOT, "%,d", some.users()),
                model.result().name(),
                ScoreTable.withInterval(ScoreTable.interval(model, HIT_RATE)),
                ScoreTable.withInterval(ScoreTable.interval(model, NDCG))));
        some.against().stream()
                .filter(one -> one.model().equals(model.result().name())
                        && one.metric().equals(NDCG))
                .findFirst()
                .ifPresentOrElse(
                        one -> cells.addAll(
                                List.of(signed(one.difference()), String.format(Locale.ROOT, "%.4f", one.pValue()))),
                        () -> cells.addAll(List.of(NONE, NONE)));
        return cells;
    }

    /** A difference with its interval. */
    static String signed(Interval difference) {
        return String.format(
                Locale.ROOT, "%+.4f (%+.4f to %+.4f)", difference.mean(), difference.low(), difference.high());
    }
}
