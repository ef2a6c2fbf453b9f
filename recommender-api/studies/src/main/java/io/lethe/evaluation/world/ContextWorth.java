package io.lethe.evaluation.world;

import io.lethe.recommend.parameter.ContextSettings;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What the context of requests is worth in a world that has one, at a {@code context.weight}: the expected NDCG@10 of
 * Lethe for three kinds of people.
 *
 * @param known    the users of the log
 * @param anybody  people of whom nothing is known, who choose as the users do: the mean over these
 * @param newcomer people of whom nothing is known, who choose as somebody of the world does who has chosen nothing yet:
 *                 by the fashion alone
 */
record ContextWorth(double weight, double known, double anybody, double newcomer) {
    private static final double[] WEIGHTS = {0, 0.25, 0.5, 1};

    /** The worth at each weight that is tried, from 0 to 1. */
    static List<ContextWorth> of(List<WorldBench> benches, RankingSettings settings) {
        return DoubleStream.of(WEIGHTS)
                .mapToObj(weight -> of(benches, settings, weight))
                .toList();
    }

    private static ContextWorth of(List<WorldBench> benches, RankingSettings settings, double weight) {
        RankingSettings with = settings.withContext(
                new ContextSettings(weight, settings.context().keys()));
        return new ContextWorth(
                weight,
                mean(benches.stream().map(bench -> bench.lethe(with)).toList()),
                mean(benches.stream().map(bench -> bench.anybody(with)).toList()),
                mean(benches.stream().map(bench -> bench.newcomers(with)).toList()));
    }

    private static double mean(List<double[]> columns) {
        return columns.stream().flatMapToDouble(Arrays::stream).average().orElse(0);
    }

    /** The same as a line of text. */
    String line(String world, int events) {
        return String.format(
                Locale.ROOT,
                "%s, %,d, context.weight %.2f: expected NDCG@10 of %.4f; of people of whom nothing is known %.4f where they"
                        + " choose as the others do, and %.4f where they follow the fashion",
                world,
                events,
                weight,
                known,
                anybody,
                newcomer);
    }
}
