package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many streams in one process, each told of its own user and of nobody else, and how long that takes from an event's
 * post in another process. {@code -Dlethe.streams=2000} opens as many as docs/live.md tells of.
 */
@Tag("long")
class StreamsIT {
    private static final int STREAMS = Integer.getInteger("lethe.streams", 400);
    private static final int ITEMS = 40;
    private static final int ONE_BY_ONE = 20;
    private static final long SEED = 5;

    private final Path folder;

    StreamsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldTellEachOfManyStreamsOfItsOwnUser() throws Exception {
        try (LetheProcess lethe = LetheProcess.run(folder.resolve("data"))) {
            // Given
            putItems(lethe);
            long heapBefore = usedHeap(lethe);
            double threadsBefore = metric(lethe, "jvm_threads_live_threads ");
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            List<OpenedStream> streams = new ArrayList<>();
            long begin = System.nanoTime();
            for (int i = 0; i < STREAMS; i++) {
                streams.add(OpenedStream.open(client, lethe.url(), "user-" + i));
            }
            for (OpenedStream stream : streams) {
                stream.opened().get(5, TimeUnit.MINUTES);
            }
            double openSeconds = (System.nanoTime() - begin) / 1e9;
            long heap = usedHeap(lethe);
            double threads = metric(lethe, "jvm_threads_live_threads ");
            assertThat(metric(lethe, "lethe_recommender_streams ")).isEqualTo(STREAMS);

            // When
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                order.add(i);
            }
            Collections.shuffle(order, new Random(SEED));
            long[] millis = new long[STREAMS];
            long[] posted = new long[STREAMS];
            int quiet = Math.min(ONE_BY_ONE, STREAMS / 2);
            for (int user : order.subList(0, quiet)) {
                posted[user] = post(lethe, user);
                millis[user] = waited(streams.get(user), posted[user]);
            }
            long postBegin = System.nanoTime();
            for (int user : order.subList(quiet, STREAMS)) {
                posted[user] = post(lethe, user);
            }
            double postSeconds = (System.nanoTime() - postBegin) / 1e9;
            for (int user : order.subList(quiet, STREAMS)) {
                millis[user] = waited(streams.get(user), posted[user]);
            }

            // Then
            System.out.printf(
                    "%,d streams opened in %.1f s: %.1f kB of heap and %.3f threads each%n",
                    STREAMS, openSeconds, (heap - heapBefore) / 1024.0 / STREAMS, (threads - threadsBefore) / STREAMS);
            print("posted one by one", order.subList(0, quiet), millis);
            print(
                    String.format("posted %.0f a second", (STREAMS - quiet) / postSeconds),
                    order.subList(quiet, STREAMS),
                    millis);
            System.out.printf(
                    "%d times a state could not be had at once%n",
                    streams.stream().mapToInt(OpenedStream::troubles).sum());
            assertThat(streams).allSatisfy(stream -> {
                assertThat(stream.ofOthers()).isZero();
                assertThat(stream.states()).isEqualTo(2);
            });
            assertThat(threads - threadsBefore)
                    .as("threads for %d streams", STREAMS)
                    .isLessThan(200);

            streams.forEach(OpenedStream::close);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> metric(lethe, "lethe_recommender_streams ") == 0);
        }
    }

    private static void putItems(LetheProcess lethe) {
        StringBuilder items = new StringBuilder("[");
        for (int i = 0; i < ITEMS; i++) {
            items.append(i == 0 ? "" : ",")
                    .append("{\"itemId\":\"item-")
                    .append(i)
                    .append("\",\"title\":\"Thing number ")
                    .append(i)
                    .append(i % 2 == 0 ? " for the sea" : " for the kitchen")
                    .append("\"}");
        }
        assertThat(lethe.post("/v1/items", items.append("]").toString()).statusCode())
                .isEqualTo(202);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> lethe.get("/v1/status").body().contains("\"items\":" + ITEMS));
    }

    /** Posts a user's only event, and returns the time just before. */
    private static long post(LetheProcess lethe, int user) {
        long now = System.nanoTime();
        assertThat(lethe.post(
                                "/v1/events",
                                "{\"userId\":\"user-" + user + "\",\"itemId\":\"item-" + user % ITEMS
                                        + "\",\"type\":\"like\"}")
                        .statusCode())
                .isEqualTo(202);
        return now;
    }

    private static long waited(OpenedStream stream, long posted) throws Exception {
        return (stream.told().get(5, TimeUnit.MINUTES) - posted) / 1_000_000;
    }

    private static void print(String how, List<Integer> users, long[] millis) {
        System.out.printf(
                "%s: p50 %d ms, p99 %d ms, max %d ms%n",
                how, percentile(users, millis, 0.5), percentile(users, millis, 0.99), percentile(users, millis, 1));
    }

    private static long percentile(List<Integer> users, long[] millis, double share) {
        long[] sorted = users.stream().mapToLong(user -> millis[user]).sorted().toArray();
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    /** What is left of the heap after a collection, in bytes. */
    private static long usedHeap(LetheProcess lethe) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process collection = new ProcessBuilder(jcmd.toString(), String.valueOf(lethe.pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(collection.waitFor()).isZero();
        return lethe.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static double metric(LetheProcess lethe, String name) {
        return lethe.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
