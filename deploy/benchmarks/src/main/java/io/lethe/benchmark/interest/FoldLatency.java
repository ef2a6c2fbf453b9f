package io.lethe.benchmark.interest;

import io.lethe.event.Interaction;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.interest.service.topology.TaskBoard;
import io.lethe.interest.service.topology.TaskBoard.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/**
 * How long after it was sent a lone event shows: in the stores, where {@code after=} waits for it, and as a notice on
 * {@code lethe.changes} to a reader of committed records. One event of a data set every 50 ms, each as if of a user of
 * its own; the first hundred warm up. From the repository's root, with the JDK of the PATH:
 *
 * <pre>
 * ./mvnw -q -Dquick -Drun=FoldLatency -Darguments="../shared/datasets/online-retail 500" \
 *     package -pl deploy/benchmarks -am
 * </pre>
 */
public final class FoldLatency {
    private static final int WARM_UP = 100;
    private static final long PAUSE_MILLIS = 50;
    private static final double NANOS = 1e6;

    private final FoldRun run;
    private final Map<UserKey, Long> noticed = new ConcurrentHashMap<>();
    private volatile boolean done;

    private FoldLatency(FoldRun run) {
        this.run = run;
    }

    /** @param arguments the folder of a data set, and how many of its events to take at most */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.err.println("FoldLatency needs two arguments: the folder of a data set, and a number of events");
            System.exit(2);
        }
        List<Interaction> events = FoldBytes.events(Path.of(arguments[0]), WARM_UP + Integer.parseInt(arguments[1]));
        try (FoldRun run = FoldRun.start()) {
            new FoldLatency(run).measure(events);
        }
        System.exit(0);
    }

    private void measure(List<Interaction> events) throws InterruptedException {
        run.startStream();
        while (run.stream().boards().all().size() < FoldRun.PARTITIONS) {
            Thread.sleep(PAUSE_MILLIS);
        }
        Thread reader = new Thread(this::readNotices, "notices");
        reader.start();
        List<UserKey> users = new ArrayList<>();
        Map<UserKey, Long> sent = new ConcurrentHashMap<>();
        Map<UserKey, Long> reached = new ConcurrentHashMap<>();
        try (Producer<byte[], byte[]> producer = run.log().producer("fold-latency")) {
            for (int i = 0; i < events.size(); i++) {
                Interaction event = ofUser(events.get(i), "reader-" + i);
                UserKey user = event.userKey();
                int partition = user.partition(FoldRun.PARTITIONS);
                TaskBoard board = run.stream().boards().of(partition).orElseThrow();
                sent.put(user, System.nanoTime());
                long offset = run.write(event, producer);
                board.reached(new Place(Topic.EVENTS.topicName(), partition), offset)
                        .thenRun(() -> reached.put(user, System.nanoTime()));
                if (i >= WARM_UP) {
                    users.add(user);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        while (noticed.size() < events.size() || reached.size() < events.size()) {
            Thread.sleep(PAUSE_MILLIS);
        }
        done = true;
        reader.join();
        print("in the stores", users, sent, reached);
        print("noticed", users, sent, noticed);
    }

    private static Interaction ofUser(Interaction event, String user) {
        return new Interaction(
                event.tenant(),
                user,
                event.eventId(),
                event.itemId(),
                event.type(),
                event.value(),
                event.text(),
                event.progress(),
                event.dwellMs(),
                event.timestamp(),
                event.sequence(),
                event.context());
    }

    private void readNotices() {
        try (Consumer<byte[], byte[]> reader = run.log().reader("fold-latency")) {
            List<TopicPartition> partitions = reader.partitionsFor(Topic.CHANGES.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            while (!done) {
                reader.poll(Duration.ofMillis(PAUSE_MILLIS))
                        .forEach(notice -> noticed.putIfAbsent(UserKey.fromBytes(notice.key()), System.nanoTime()));
            }
        }
    }

    @SuppressWarnings("SystemOut")
    private static void print(String what, List<UserKey> users, Map<UserKey, Long> sent, Map<UserKey, Long> seen) {
        List<Double> millis = new ArrayList<>();
        for (UserKey user : users) {
            millis.add((seen.getOrDefault(user, 0L) - sent.getOrDefault(user, 0L)) / NANOS);
        }
        Collections.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-14s %d events, milliseconds: median %.0f, 95 %% within %.0f, longest %.0f%n",
                what,
                millis.size(),
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 95 / 100),
                millis.get(millis.size() - 1));
    }
}
