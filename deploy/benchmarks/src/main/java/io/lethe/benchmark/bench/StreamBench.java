package io.lethe.benchmark.bench;

import io.lethe.benchmark.bench.Figure.Goal;
import io.lethe.benchmark.interest.FoldBytes;
import io.lethe.benchmark.interest.FoldBytes.Fold;
import io.lethe.benchmark.serve.ServeShop;
import io.lethe.event.Interaction;
import java.util.ArrayList;
import java.util.List;

/** The topology of interest-store by itself. */
final class StreamBench implements Bench {
    private static final int EVENTS_OF_A_USER = 40;

    @Override
    public String about() {
        return "The topology of interest-store as it is shipped, with a broker in the same process; all events are in its log before it starts.";
    }

    @Override
    public boolean isOfProduct() {
        return false;
    }

    @Override
    public List<Figure> measure(BenchSetting setting) throws Exception {
        ServeShop shop = new ServeShop(setting.items(), Math.max(1, setting.events() / EVENTS_OF_A_USER), 1);
        List<Interaction> events = new ArrayList<>();
        for (int user = 0; user < shop.users(); user++) {
            events.addAll(shop.events(user).subList(0, EVENTS_OF_A_USER));
        }
        Fold fold = FoldBytes.of(events);
        return List.of(
                new Figure("until they are in the ledgers", fold.ledgers(), "events/s", Goal.least(30_000)),
                Figure.of("until all signals are sent", fold.settled(), "events/s"),
                new Figure("written to changelogs", fold.changelog(), "bytes/event", Goal.most(120)));
    }
}
