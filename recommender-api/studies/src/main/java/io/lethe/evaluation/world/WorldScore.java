package io.lethe.evaluation.world;

import io.lethe.evaluation.metric.Bootstrap;
import io.lethe.evaluation.metric.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What came out for one world and one number of events.
 *
 * @param world    the name of the world
 * @param events   how many events were learned
 * @param users    how many users were asked about
 * @param ndcg     the expected NDCG@10 of everybody, by name
 * @param loss     by how much the defaults are below the oracle, in % of the oracle
 * @param low      where the loss's 95 % interval over users begins
 * @param high     where it ends
 * @param oracle   what of the oracle's mix is not as in the defaults
 * @param failures what the defaults miss of the bars; nothing where they hold
 */
record WorldScore(
        String world,
        int events,
        int users,
        Map<String, Double> ndcg,
        double loss,
        double low,
        double high,
        String oracle,
        List<String> failures) {
    static final String LETHE = "lethe";
    static final String ORACLE = "oracle";
    static final String LAW = "law";
    static final String ITEM_KNN = "item-knn";

    private static final int MANY = 20_000;
    private static final int FEW = 2_000;
    private static final double LEAST_OF_MANY = 5;
    private static final double LEAST_OF_FEW = 15;

    /** @param columns the worth of everybody's lists, request by request */
    static WorldScore of(String world, int events, Map<String, double[]> columns, String oracle, long seed) {
        double[] ours = column(columns, LETHE);
        double[] best = column(columns, ORACLE);
        Bootstrap bootstrap = new Bootstrap(IntStream.range(0, ours.length).toArray(), seed);
        double top = mean(best);
        Interval less =
                bootstrap.intervals(List.of(Bootstrap.differences(best, ours))).get(0);
        Map<String, Double> ndcg = new LinkedHashMap<>();
        columns.forEach((name, column) -> ndcg.put(name, mean(column)));
        List<String> failures = new ArrayList<>();
        double loss = 100 * less.mean() / top;
        if (events >= FEW && loss > (events >= MANY ? LEAST_OF_MANY : LEAST_OF_FEW)) {
            failures.add("loss");
        }
        for (String other :
                Stream.concat(WorldMix.SOURCES.stream(), Stream.of(ITEM_KNN)).toList()) {
            Interval lead = bootstrap
                    .intervals(List.of(Bootstrap.differences(ours, column(columns, other))))
                    .get(0);
            if (lead.high() < 0) {
                failures.add("below " + other);
            }
        }
        return new WorldScore(
                world,
                events,
                ours.length,
                ndcg,
                loss,
                100 * less.low() / top,
                100 * less.high() / top,
                oracle,
                List.copyOf(failures));
    }

    /** In a word or a few. */
    String verdict() {
        return failures.isEmpty() ? "holds" : String.join(", ", failures);
    }

    private static double mean(double[] column) {
        return IntStream.range(0, column.length)
                .mapToDouble(i -> column[i])
                .average()
                .orElse(0);
    }

    private static double[] column(Map<String, double[]> columns, String name) {
        double[] column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no figures of " + name);
        }
        return column;
    }
}
