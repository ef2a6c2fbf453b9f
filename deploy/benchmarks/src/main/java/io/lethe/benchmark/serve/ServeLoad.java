package io.lethe.benchmark.serve;

import io.lethe.event.Interaction;
import io.lethe.event.Item;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Asks a running Lethe for recommendations from a process of its own. First with {@code fill}, which sends the items and
 * events of a {@link ServeShop} by REST, each item with its vector; then, once they are in, without. From the
 * repository's root, with the JDK of the PATH and {@code ./lethe run --data DIR --port 8080} beside it:
 *
 * <pre>
 * ./mvnw -q -Dquick -Drun=ServeLoad -Drun.of=serve -Darguments="fill http://localhost:8080 20000 10000 20" \
 *     package -pl deploy/benchmarks -am
 * ./mvnw -q -Dquick -Drun=ServeLoad -Drun.of=serve -Darguments="ask http://localhost:8080 10000 20 4 0" \
 *     package -pl deploy/benchmarks -am
 * </pre>
 *
 * <p>{@code fill} has the address, the items, the users, and how many of a user's events are sent. {@code ask} has the
 * address, the users to draw from, the seconds to ask after as many to warm up, the connections, and the rate. With the
 * rate 0 each connection asks again as soon as it has its answer. Otherwise questions are asked at that rate whatever
 * the answers do, at most a thousand at once, and each answer's time counts from when its question was due, so that
 * waiting in line is not hidden (G. Tene's HdrHistogram).
 */
public final class ServeLoad {
    private static final long SEED = 17;
    private static final int BATCH = 500;
    private static final int MOST_WAITING = 1000;
    private static final double MILLIS = 1e3;
    private static final int DIGITS = 3;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    private ServeLoad(String base) {
        this.base = base;
    }

    /** @param arguments as the class says */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        boolean fills = arguments.length == 5 && arguments[0].equals("fill");
        if (!fills && !(arguments.length == 6 && arguments[0].equals("ask"))) {
            System.err.println("ServeLoad needs: fill ADDRESS ITEMS USERS EVENTS, or ask ADDRESS USERS SECONDS "
                    + "CONNECTIONS RATE");
            System.exit(2);
        }
        ServeLoad load = new ServeLoad(arguments[1]);
        int first = Integer.parseInt(arguments[2]);
        int second = Integer.parseInt(arguments[3]);
        int third = Integer.parseInt(arguments[4]);
        if (fills) {
            load.fill(new ServeShop(first, second, SEED), third);
        } else {
            int rate = Integer.parseInt(arguments[5]);
            load.ask(first, second, third, rate);
            load.ask(first, second, third, rate);
        }
        System.exit(0);
    }

    private void fill(ServeShop shop, int most) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        for (int item = 0; item < shop.items(); item++) {
            body.append(json(shop.item(item), shop.vector(item))).append('\n');
            if ((item + 1) % BATCH == 0 || item + 1 == shop.items()) {
                send("/v1/items", body);
            }
        }
        int lines = 0;
        for (int user = 0; user < shop.users(); user++) {
            List<Interaction> events = shop.events(user);
            for (Interaction event : events.subList(Math.max(0, events.size() - most), events.size())) {
                body.append(json(event)).append('\n');
                lines++;
            }
            if (lines >= BATCH * 10 || user + 1 == shop.users()) {
                send("/v1/events", body);
                lines = 0;
            }
        }
    }

    private void send(String path, StringBuilder body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        body.setLength(0);
    }

    private static String json(Item item, float[] vector) {
        StringBuilder json = new StringBuilder("{\"itemId\":\"" + item.itemId() + "\",\"title\":\"" + item.title()
                + "\",\"categories\":[\"" + String.join("\",\"", item.categories()) + "\"],\"vector\":[");
        for (int d = 0; d < vector.length; d++) {
            json.append(d == 0 ? "" : ",").append(vector[d]);
        }
        return json.append("]}").toString();
    }

    private static String json(Interaction event) {
        return "{\"userId\":\"" + event.userId() + "\",\"eventId\":\"" + event.eventId() + "\",\"type\":\""
                + event.type() + "\",\"itemId\":\"" + event.itemId() + "\",\"timestamp\":\""
                + Instant.ofEpochMilli(event.timestamp()) + "\"}";
    }

    @SuppressWarnings("SystemOut")
    private void ask(int users, int seconds, int connections, int rate) throws InterruptedException {
        Histogram micros = new ConcurrentHistogram(DIGITS);
        AtomicInteger failed = new AtomicInteger();
        Random random = new Random(SEED);
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        Semaphore free = new Semaphore(rate == 0 ? connections : MOST_WAITING);
        AtomicLong asked = new AtomicLong();
        while (System.nanoTime() < end) {
            long due = rate == 0 ? 0 : begin + asked.get() * TimeUnit.SECONDS.toNanos(1) / rate;
            while (System.nanoTime() < due) {
                TimeUnit.NANOSECONDS.sleep(Math.max(1, due - System.nanoTime()));
            }
            free.acquire();
            asked.incrementAndGet();
            long from = rate == 0 ? System.nanoTime() : due;
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(base + "/v1/users/user-" + random.nextInt(users) + "/recommendations"))
                    .build();
            client.sendAsync(request, BodyHandlers.ofByteArray()).whenComplete((answer, failure) -> {
                if (failure == null && answer.statusCode() == 200) {
                    micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - from));
                } else {
                    failed.incrementAndGet();
                }
                free.release();
            });
        }
        free.acquire(rate == 0 ? connections : MOST_WAITING);
        double took = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d answers, %.0f/s, %d failed; milliseconds: p50 %.1f, p90 %.1f, p99 %.1f, longest %.1f%n",
                micros.getTotalCount(),
                micros.getTotalCount() / took,
                failed.get(),
                micros.getValueAtPercentile(50) / MILLIS,
                micros.getValueAtPercentile(90) / MILLIS,
                micros.getValueAtPercentile(99) / MILLIS,
                micros.getMaxValue() / MILLIS);
    }
}
