package io.lethe.benchmark.bench;

import io.lethe.benchmark.bench.Figure.Goal;
import io.lethe.benchmark.serve.ServeLoad;
import io.lethe.benchmark.serve.ServeLoad.Answers;
import io.lethe.benchmark.serve.ServeShop;
import io.lethe.command.ProgressView;
import java.util.ArrayList;
import java.util.List;

/** How many lists a second, and how long one takes. */
final class ServeBench implements Bench {
    private static final int EVENTS_OF_A_USER = 128;
    private static final int CONNECTIONS = 4;
    private static final int[] RATES = {10, 1000};
    private static final double LONGEST = 15;

    @Override
    public String about() {
        return "Lists of ten of users drawn at random, each with a full window, asked for from a process of its own; first as long to warm up. By %d connections, each of which asks again as soon as it has its answer; then at a rate, whatever the answers do, from when a question was due."
                .formatted(CONNECTIONS);
    }

    @Override
    public List<Figure> measure(BenchSetting setting) throws Exception {
        ServeShop shop = setting.shop();
        try (RunningLethe lethe = RunningLethe.ready(setting.lethe())) {
            ServeLoad load = new ServeLoad(lethe.url());
            int events = shop.users() * EVENTS_OF_A_USER;
            try (ProgressView view = ProgressView.of("items and events")) {
                load.sendItems(shop, done -> view.show(done, shop.items() + events));
                load.sendEvents(
                        shop, EVENTS_OF_A_USER, events, done -> view.show(shop.items() + done, shop.items() + events));
            }
            lethe.awaitEffect();
            load.ask(shop.users(), setting.seconds(), CONNECTIONS, 0);
            Answers busy = load.ask(shop.users(), setting.seconds(), CONNECTIONS, 0);
            List<Figure> figures = new ArrayList<>();
            figures.add(Figure.of(CONNECTIONS + " connections", busy.perSecond(), "answers/s"));
            figures.add(Figure.of(CONNECTIONS + " connections, median", busy.median(), "ms"));
            figures.add(Figure.of(CONNECTIONS + " connections, 99 of 100 within", busy.slowestOfHundred(), "ms"));
            for (int rate : RATES) {
                Answers paced = load.ask(shop.users(), setting.seconds(), CONNECTIONS, rate);
                Goal goal = rate == 1000 ? Goal.most(LONGEST) : Goal.NONE;
                figures.add(
                        new Figure("at %,d/s, 99 of 100 within".formatted(rate), paced.slowestOfHundred(), "ms", goal));
                figures.add(Figure.of("at %,d/s, answered".formatted(rate), paced.perSecond(), "answers/s"));
                figures.add(Figure.of("at %,d/s, refused".formatted(rate), paced.failed(), "answers"));
            }
            figures.add(new Figure("resident after", lethe.residentMebibytes(), "MiB", Goal.most(2048)));
            return figures;
        }
    }
}
