package io.lethe.benchmark.bench;

import io.lethe.benchmark.bench.Figure.Goal;
import io.lethe.benchmark.serve.ServeLoad;
import io.lethe.benchmark.serve.ServeShop;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long it takes until an event has its effect on the user's list, while nothing else comes in. */
final class LatencyBench implements Bench {
    private static final int EVENTS_OF_A_USER = 20;
    private static final long PAUSE_MILLIS = 20;

    @Override
    public String about() {
        return "An event is posted by REST, then the user's list is asked for with `after` its position: until the list "
                + "is there. One after another, first as long to warm up.";
    }

    @Override
    public List<Figure> measure(BenchSetting setting) throws Exception {
        ServeShop shop = setting.shop();
        try (RunningLethe lethe = RunningLethe.ready(setting.lethe())) {
            ServeLoad load = new ServeLoad(lethe.url());
            load.sendItems(shop, done -> {});
            load.sendEvents(shop, EVENTS_OF_A_USER, shop.users() * EVENTS_OF_A_USER, done -> {});
            lethe.awaitEffect();
            Probe probe = new Probe(lethe, shop);
            run(probe, setting.seconds());
            probe.reset();
            run(probe, setting.seconds());
            return List.of(
                    new Figure("median", probe.quantile(50), "ms", Goal.most(10)),
                    new Figure("99 of 100 within", probe.quantile(99), "ms", Goal.most(50)));
        }
    }

    private static void run(Probe probe, int seconds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            probe.once();
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
