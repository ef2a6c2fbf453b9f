package io.lethe.benchmark.bench;

import io.lethe.benchmark.bench.Figure.Goal;
import java.util.List;

/** What a Lethe takes of which nothing is asked. */
final class IdleBench implements Bench {
    private static final int SETTLE_SECONDS = 60;
    private static final double PERCENT = 100;

    @Override
    public String about() {
        return "`./lethe run` with no data, asked nothing: processor time of all its processes, Postgres included, from the second minute on; and what they have resident.";
    }

    @Override
    public List<Figure> measure(BenchSetting setting) throws Exception {
        try (RunningLethe lethe = RunningLethe.ready(setting.lethe())) {
            Thread.sleep(SETTLE_SECONDS * 1000L);
            double before = lethe.processorSeconds();
            long begin = System.nanoTime();
            Thread.sleep(setting.seconds() * 1000L);
            double used = lethe.processorSeconds() - before;
            double share = PERCENT * used / ((System.nanoTime() - begin) / 1e9);
            return List.of(
                    new Figure("of one core", share, "%", Goal.most(3)),
                    Figure.of("resident", lethe.residentMebibytes(), "MiB"));
        }
    }
}
