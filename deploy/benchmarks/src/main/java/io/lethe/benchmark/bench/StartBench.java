package io.lethe.benchmark.bench;

import io.lethe.benchmark.bench.Figure.Goal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** From {@code ./lethe run} to its first list. */
final class StartBench implements Bench {
    private static final int ROUNDS = 3;
    private static final String LIST = "/v1/users/nobody/recommendations";

    @Override
    public String about() {
        return "`./lethe run` on a built tree until its first list is answered, the median of %d: with no data yet, and again with the data of then."
                .formatted(ROUNDS);
    }

    @Override
    public List<Figure> measure(BenchSetting setting) throws Exception {
        double[] fresh = new double[ROUNDS];
        double[] again = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            Path data = Files.createTempDirectory("lethe-bench");
            fresh[round] = seconds(setting.lethe(), data);
            again[round] = seconds(setting.lethe(), data);
            RunningLethe.delete(data);
        }
        Goal goal = Goal.most(8);
        return List.of(
                new Figure("with no data yet", median(fresh), "s", goal),
                new Figure("with the data of then", median(again), "s", goal));
    }

    private static double seconds(Path checkout, Path data) throws Exception {
        long begin = System.nanoTime();
        RunningLethe lethe = RunningLethe.start(checkout, data);
        try {
            lethe.awaitAnswer(LIST);
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            lethe.stop();
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
