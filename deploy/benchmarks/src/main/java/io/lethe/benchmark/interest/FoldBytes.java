package io.lethe.benchmark.interest;

import io.lethe.evaluation.dataset.DatasetReader;
import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.event.Interaction;
import io.lethe.event.Topic;
import io.lethe.interest.service.topology.Stores;
import io.lethe.interest.service.topology.TaskBoard;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * What an event without text of its own takes in interest-store, and how fast such events are folded: a counted run of
 * the real topology over the first events of a data set, in the order of its file. From the repository's root, with the
 * JDK of the PATH:
 *
 * <pre>
 * ./mvnw -q -Dquick -Drun=FoldBytes -Darguments="../shared/datasets/online-retail 100000" \
 *     package -pl deploy/benchmarks -am
 * </pre>
 *
 * <p>All events are in the log of embedded events before the stream starts. For each store it prints the rows; and,
 * divided by the number of events in the ledgers: the bytes of keys and values; the RocksDB table files after a full
 * compaction, index and filter included; the bytes that the broker holds of the changelog before any compaction, which
 * is all that was ever written, batch headers and transaction marks included; and the same once the broker has
 * compacted it, tombstones taken out.
 */
public final class FoldBytes {
    private static final double NANOS = 1e9;

    /** The stores, by what the line about bytes speaks of, and what it does not. */
    private static final Map<String, List<String>> GROUPS = groups();

    private final FoldRun run;
    private final Map<String, Long> rows = new HashMap<>();
    private final Map<String, Long> logical = new HashMap<>();

    private FoldBytes(FoldRun run) {
        this.run = run;
    }

    /** @param arguments the folder of a data set, and how many of its events to take at most */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.err.println("FoldBytes needs two arguments: the folder of a data set, and a number of events");
            System.exit(2);
        }
        List<Interaction> events = events(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        try (FoldRun run = FoldRun.start()) {
            new FoldBytes(run).measure(events);
        }
        System.exit(0);
    }

    /**
     * What the topology by itself does with events without text.
     *
     * @param ledgers   events a second until they are in the ledgers
     * @param settled   events a second until all signals and snapshots are sent
     * @param changelog bytes that are written to changelogs for an event
     */
    public record Fold(double ledgers, double settled, double changelog) {}

    /** Folds events in a process of which nothing else is asked, with a broker of its own. */
    public static Fold of(List<Interaction> events) throws Exception {
        try (FoldRun run = FoldRun.start()) {
            return new FoldBytes(run).fold(events);
        }
    }

    /** The first events of a data set that have no text of their own. */
    static List<Interaction> events(Path folder, int most) throws IOException {
        if (!(Detection.of(folder, ReadOptions.DEFAULT) instanceof Detection.Recognised found)) {
            throw new IOException("No data set was recognised in " + folder);
        }
        DatasetReader reader = found.reader();
        List<Interaction> events = new ArrayList<>();
        reader.readEvents(row -> {
            if (events.size() < most
                    && row instanceof DatasetRow.Event event
                    && event.interaction().text() == null) {
                events.add(event.interaction());
            }
        });
        return events;
    }

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put(
                "the user's state",
                List.of(Stores.LEDGER, Stores.EVENT_IDS, Stores.RIVALS, Stores.LONG_TERM, Stores.VERSIONS));
        groups.put("bookkeeping", List.of(Stores.PENDING, Stores.DIRTY, Stores.PROGRESS));
        groups.put("item signals", List.of(Stores.PAIRS, Stores.TRENDS));
        return groups;
    }

    private Fold fold(List<Interaction> events) throws Exception {
        Times times = times(events);
        run.stopStream();
        long written = new ChangelogSizes(run.log())
                .now().values().stream().mapToLong(Long::longValue).sum();
        return new Fold(
                events.size() / times.folded(), events.size() / times.settled(), (double) written / times.held());
    }

    /** How long a fold took, in seconds, how much processor time an event, and how many events the ledgers hold. */
    private record Times(double folded, double settled, double micros, double streamMicros, long held) {}

    private Times times(List<Interaction> events) throws Exception {
        run.write(events);
        long distinct = events.stream()
                .map(event -> List.of(event.tenant(), event.userId(), event.eventId()))
                .distinct()
                .count();
        run.startStream();
        while (run.sum(TaskBoard::events) == 0) {
            Thread.sleep(1);
        }
        long start = System.nanoTime();
        long processor = processorNanos();
        long streams = streamNanos();
        run.await(
                board -> board.offset(new TaskBoard.Place(Topic.EVENTS_EMBEDDED.topicName(), board.partition())) + 1,
                events.size());
        double folded = (System.nanoTime() - start) / NANOS;
        run.await(TaskBoard::pending, 0);
        run.await(TaskBoard::dirtyItems, 0);
        run.await(TaskBoard::dirtyUsers, 0);
        double settled = (System.nanoTime() - start) / NANOS;
        double micros = (processorNanos() - processor) / 1e3 / events.size();
        double streamMicros = (streamNanos() - streams) / 1e3 / events.size();
        long held = run.sum(TaskBoard::events);
        if (held != distinct) {
            throw new IllegalStateException("the ledgers hold " + held + " events, not " + distinct);
        }
        return new Times(folded, settled, micros, streamMicros, held);
    }

    @SuppressWarnings("SystemOut")
    private void measure(List<Interaction> events) throws Exception {
        Times times = times(events);
        long held = times.held();
        countRows();
        run.stopStream();
        ChangelogSizes changelogs = new ChangelogSizes(run.log());
        Map<String, Long> written = changelogs.now();
        Map<String, Long> kept = changelogs.compacted();
        System.out.printf(
                Locale.ROOT,
                "%d records, %d events in the ledgers%n"
                        + "ledgers:  %.1f s, %.0f records/s, from the first one in a ledger%n"
                        + "settled:  %.1f s, %.0f records/s, until all pairs are counted and all signals and snapshots sent%n"
                        + "CPU time: %.0f µs a record until then, the broker's part included; %.0f in the stream's threads%n%n",
                events.size(),
                held,
                times.folded(),
                events.size() / times.folded(),
                times.settled(),
                events.size() / times.settled(),
                times.micros(),
                times.streamMicros());
        print(held, written, kept);
    }

    private static long processorNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** The processor time of the threads that fold and send, without the broker's and the compiler's. */
    private static long streamNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains("StreamThread")) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }

    private void countRows() {
        for (List<String> group : GROUPS.values()) {
            for (String store : group) {
                for (int partition = 0; partition < FoldRun.PARTITIONS; partition++) {
                    try (KeyValueIterator<Bytes, byte[]> all =
                            run.stream().store(store, partition).all()) {
                        while (all.hasNext()) {
                            KeyValue<Bytes, byte[]> one = all.next();
                            rows.merge(store, 1L, Long::sum);
                            logical.merge(store, (long) one.key.get().length + one.value.length, Long::sum);
                        }
                    }
                }
            }
        }
    }

    @SuppressWarnings("SystemOut")
    private void print(long events, Map<String, Long> written, Map<String, Long> kept) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%-18s %10s %12s %12s %18s %18s%n",
                "bytes per event",
                "rows",
                "key+value",
                "store",
                "changelog written",
                "changelog kept");
        double[] total = new double[4];
        for (Map.Entry<String, List<String>> group : GROUPS.entrySet()) {
            double[] sum = new double[4];
            for (String store : group.getValue()) {
                double[] sizes = {
                    logical.getOrDefault(store, 0L),
                    StoreSizes.compacted(run.stores(), store),
                    written.getOrDefault(store, 0L),
                    kept.getOrDefault(store, 0L)
                };
                for (int i = 0; i < sizes.length; i++) {
                    sizes[i] /= events;
                    sum[i] += sizes[i];
                    total[i] += sizes[i];
                }
                line("  " + store, String.valueOf(rows.getOrDefault(store, 0L)), sizes);
            }
            line(group.getKey(), "", sum);
        }
        line("total", "", total);
    }

    @SuppressWarnings("SystemOut")
    private static void line(String name, String rows, double[] sizes) {
        System.out.printf(
                Locale.ROOT,
                "%-18s %10s %12.1f %12.1f %18.1f %18.1f%n",
                name,
                rows,
                sizes[0],
                sizes[1],
                sizes[2],
                sizes[3]);
    }
}
