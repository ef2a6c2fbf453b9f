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
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends a {@link ServeShop} to a running Lethe by REST and asks it for recommendations, as shops and their users do: from
 * a process of its own.
 */
public final class ServeLoad {
    private static final long SEED = 17;
    private static final int BATCH = 500;
    private static final int EVENTS = 5_000;
    private static final int MOST_WAITING = 1000;
    private static final double MILLIS = 1e3;
    private static final int DIGITS = 3;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    /** @param base the address, such as {@code http://localhost:8080} */
    public ServeLoad(String base) {
        this.base = base;
    }

    /**
     * What asking gave.
     *
     * @param perSecond how many answers came in a second
     * @param failed    how many questions were not answered with a list
     * @param millis    the quantiles .5, .9, .99 of how long an answer took, and the longest, in milliseconds
     */
    public record Answers(double perSecond, int failed, double[] millis) {
        public double median() {
            return millis[0];
        }

        public double slowestOfHundred() {
            return millis[2];
        }
    }

    /** Sends all items, each with its vector. */
    public void sendItems(ServeShop shop, LongConsumer progress) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        for (int item = 0; item < shop.items(); item++) {
            body.append(json(shop.item(item), shop.vector(item))).append('\n');
            if ((item + 1) % BATCH == 0 || item + 1 == shop.items()) {
                send("/v1/items", body);
                progress.accept(item + 1);
            }
        }
    }

    /**
     * Sends the newest events of users, one user after another, until there are as many.
     *
     * @param most   how many of a user
     * @param events how many in all, at most; those of one user at least
     * @return how many were sent
     */
    public int sendEvents(ServeShop shop, int most, int events, LongConsumer progress)
            throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        int sent = 0;
        int users = Math.min(shop.users(), Math.max(1, events / most));
        for (int user = 0; user < users; user++) {
            List<Interaction> own = shop.events(user);
            for (Interaction event : own.subList(Math.max(0, own.size() - most), own.size())) {
                body.append(json(event)).append('\n');
                sent++;
                if (sent % EVENTS == 0) {
                    send("/v1/events", body);
                    progress.accept(sent);
                }
            }
        }
        if (body.length() > 0) {
            send("/v1/events", body);
        }
        return sent;
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

    /** An event as REST takes it. */
    public static String json(Interaction event) {
        return "{\"userId\":\"" + event.userId() + "\",\"eventId\":\"" + event.eventId() + "\",\"type\":\""
                + event.type() + "\",\"itemId\":\"" + event.itemId() + "\",\"timestamp\":\""
                + Instant.ofEpochMilli(event.timestamp()) + "\"}";
    }

    /**
     * Asks for lists of users drawn at random.
     *
     * @param connections how many ask at a time if the rate is 0
     * @param rate        with 0 a connection asks again as soon as it has its answer; otherwise so many questions a second
     *                    are asked whatever the answers do, at most a thousand at once, and the time of an answer counts
     *                    from when its question was due, so that waiting in line is not hidden (G. Tene's HdrHistogram)
     */
    public Answers ask(int users, int seconds, int connections, int rate) throws InterruptedException {
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
        double[] millis = {
            micros.getValueAtPercentile(50) / MILLIS,
            micros.getValueAtPercentile(90) / MILLIS,
            micros.getValueAtPercentile(99) / MILLIS,
            micros.getMaxValue() / MILLIS
        };
        return new Answers(micros.getTotalCount() / took, failed.get(), millis);
    }
}
