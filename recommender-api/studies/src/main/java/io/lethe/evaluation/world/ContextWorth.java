package io.lethe.evaluation.world;

import io.lethe.recommend.parameter.ContextSettings;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the context of requests is worth in a world that has one: the expected NDCG@10 of Lethe, and of the same where
 * context does not count.
 *
 * @param known           for the users of the log
 * @param knownWithout    for them without context
 * @param newcomer        for somebody of whom nothing is known
 * @param newcomerWithout for them without context
 */
record ContextWorth(double known, double knownWithout, double newcomer, double newcomerWithout) {

    /** @param with settings in which context counts */
    static ContextWorth of(List<WorldBench> benches, RankingSettings with) {
        RankingSettings without =
                with.withContext(new ContextSettings(0, with.context().keys()));
        return new ContextWorth(
                mean(benches.stream().map(bench -> bench.lethe(with)).toList()),
                mean(benches.stream().map(bench -> bench.lethe(without)).toList()),
                mean(benches.stream().map(bench -> bench.newcomers(with)).toList()),
                mean(benches.stream().map(bench -> bench.newcomers(without)).toList()));
    }

    private static double mean(List<double[]> columns) {
        return columns.stream().flatMapToDouble(Arrays::stream).average().orElse(0);
    }

    /** The same as a line of text. */
    String line(String world, int events) {
        return String.format(
                Locale.ROOT,
                "%s, %,d: expected NDCG@10 of %.4f with the context of the request, %.4f without; of newcomers %.4f, %.4f"
                        + " without",
                world,
                events,
                known,
                knownWithout,
                newcomer,
                newcomerWithout);
    }
}
