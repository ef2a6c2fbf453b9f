package io.lethe.benchmark.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.benchmark.serve.ServeLoad;
import io.lethe.benchmark.serve.ServeShop;
import io.lethe.event.Interaction;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.HdrHistogram.Histogram;

/** Posts an event and asks for the list that has its effect, one user after another. */
final class Probe {
    private static final int DIGITS = 3;
    private static final long SEED = 23;
    private static final long DAY = 86_400_000;

    private final RunningLethe lethe;
    private final ServeShop shop;
    private final Random random = new Random(SEED);
    private final Histogram micros = new Histogram(DIGITS);
    private int sent;

    Probe(RunningLethe lethe, ServeShop shop) {
        this.lethe = lethe;
        this.shop = shop;
    }

    /** Takes a user at random, and keeps how long it takes until their list has the effect of an event. */
    void once() throws IOException, InterruptedException {
        String user = ServeShop.userId(random.nextInt(shop.users()));
        Interaction event = Interaction.of(
                "default",
                user,
                "probe-" + sent++,
                ServeShop.itemId(random.nextInt(shop.items())),
                "view",
                ServeShop.NOW + DAY + sent);
        long begin = System.nanoTime();
        String position =
                lethe.post("/v1/events", ServeLoad.json(event)).path("position").asText();
        String path = "/v1/users/" + user + "/recommendations?wait=10s&after="
                + URLEncoder.encode(position, StandardCharsets.UTF_8);
        JsonNode list;
        do {
            list = lethe.read(path);
        } while (!list.path("after").asText().equals("reached"));
        micros.recordValue((System.nanoTime() - begin) / 1000);
    }

    /** Forgets what was kept so far. */
    void reset() {
        micros.reset();
    }

    /** In milliseconds. */
    double quantile(double percent) {
        return micros.getValueAtPercentile(percent) / 1e3;
    }
}
