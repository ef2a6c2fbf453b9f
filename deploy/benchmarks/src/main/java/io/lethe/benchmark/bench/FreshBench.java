package io.lethe.benchmark.bench;

import io.lethe.benchmark.bench.Figure.Goal;
import io.lethe.benchmark.serve.ServeLoad;
import io.lethe.benchmark.serve.ServeShop;
import io.lethe.event.Interaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The same as {@link LatencyBench} while events of others come in. */
final class FreshBench implements Bench {
    private static final int RATE = 5_000;
    private static final int BATCH = 500;
    private static final long PAUSE_MILLIS = 100;

    @Override
    public String about() {
        return "As `latency`, while %,d events of others a second are posted, %d a request, whether Lethe keeps up or not. The second half of the time counts."
                .formatted(RATE, BATCH);
    }

    @Override
    public List<Figure> measure(BenchSetting setting) throws Exception {
        ServeShop shop = setting.shop();
        try (RunningLethe lethe = RunningLethe.ready(setting.lethe())) {
            new ServeLoad(lethe.url()).sendItems(shop, done -> {});
            lethe.awaitEffect();
            AtomicBoolean ended = new AtomicBoolean();
            AtomicInteger posted = new AtomicInteger();
            long begin = System.nanoTime();
            Thread others = new Thread(() -> post(lethe, shop, ended, posted), "others");
            others.setDaemon(true);
            others.start();
            Probe probe = new Probe(lethe, shop);
            boolean counts = false;
            while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(2L * setting.seconds())) {
                if (!counts && System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(setting.seconds())) {
                    counts = true;
                    probe.reset();
                }
                probe.once();
                Thread.sleep(PAUSE_MILLIS);
            }
            double rate = posted.get() / ((System.nanoTime() - begin) / 1e9);
            ended.set(true);
            others.join();
            return List.of(
                    new Figure("median", probe.quantile(50), "ms", Goal.most(50)),
                    new Figure("99 of 100 within", probe.quantile(99), "ms", Goal.most(250)),
                    new Figure("events of others taken in", rate, "events/s", Goal.least(RATE * 0.95)));
        }
    }

    private static void post(RunningLethe lethe, ServeShop shop, AtomicBoolean ended, AtomicInteger posted) {
        long begin = System.nanoTime();
        List<Interaction> waiting = new ArrayList<>();
        int user = 0;
        while (!ended.get()) {
            while (waiting.size() < BATCH) {
                waiting.addAll(shop.events(shop.users() + user++));
            }
            StringBuilder lines = new StringBuilder();
            List<Interaction> now = waiting.subList(0, BATCH);
            now.forEach(event -> lines.append(ServeLoad.json(event)).append('\n'));
            now.clear();
            try {
                long due = begin + posted.get() * TimeUnit.SECONDS.toNanos(1) / RATE;
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                lethe.post("/v1/events", lines.toString());
                posted.addAndGet(BATCH);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
