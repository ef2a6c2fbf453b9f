package io.lethe.benchmark.bench;

import io.lethe.benchmark.bench.Figure.Goal;
import io.lethe.benchmark.serve.ServeLoad;
import io.lethe.benchmark.serve.ServeShop;
import java.util.List;

/** Events from REST until they are in the ledgers, every pair is counted and every signal read. */
final class FoldBench implements Bench {
    private static final int EVENTS_OF_A_USER = 40;

    @Override
    public String about() {
        return "Events posted by REST, 5,000 a request, one request after another, until they are in the ledgers, every pair is counted, and every signal of it has been read by recommender-api.";
    }

    @Override
    public List<Figure> measure(BenchSetting setting) throws Exception {
        ServeShop shop = new ServeShop(setting.items(), Math.max(1, setting.events() / EVENTS_OF_A_USER), 1);
        try (RunningLethe lethe = RunningLethe.ready(setting.lethe())) {
            ServeLoad load = new ServeLoad(lethe.url());
            load.sendItems(shop, done -> {});
            lethe.awaitEffect();
            double processor = lethe.processorSeconds();
            long begin = System.nanoTime();
            int sent = load.sendEvents(shop, EVENTS_OF_A_USER, setting.events(), done -> {});
            double taken = (System.nanoTime() - begin) / 1e9;
            lethe.awaitEffect();
            double seconds = (System.nanoTime() - begin) / 1e9;
            double micros = (lethe.processorSeconds() - processor) * 1e6 / sent;
            return List.of(
                    new Figure("until all signals are read", sent / seconds, "events/s", Goal.least(10_000)),
                    Figure.of("taken in by REST meanwhile", sent / taken, "events/s"),
                    Figure.of("processor time", micros, "µs/event"),
                    Figure.of("resident after", lethe.residentMebibytes(), "MiB"));
        }
    }
}
