package io.lethe.interest.service.topology;

import io.lethe.event.Origin;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.InterestFold;
import io.lethe.interest.fold.InterestFold.Prepared;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.TrendSignal;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task: takes in the embedded events of a partition of the users, and keeps everything that follows from them.
 * Ledger, counts and trends follow each record at once; pairs, signals, notices and snapshots follow in beats.
 */
final class EventProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(EventProcessor.class);
    /**
     * How many times as much of a beat may be used while no events come: at twice a quarter, the two tasks of a thread
     * leave no time unused.
     */
    private static final double IDLE = 2;
    /** What a beat may take even where hardly any events came, in nanoseconds. */
    private static final long LEAST_BUDGET = 4_000_000;
    /**
     * Up to how many records there are few in a beat: it commits what they brought about. More share the commits of the
     * stream.
     */
    private static final int FEW_RECORDS = 50;
    /** From how many changes on the pairs are behind. Fewer are folded in a beat or two. */
    private static final int MANY_PENDING = 200;
    /**
     * How many times as long an item gathers changes while many records come or pairs are behind, since most signals
     * would be outdated at once.
     */
    private static final int PATIENCE = 5;

    private final TopologySettings settings;
    private final TaskBoards boards;
    private final StreamCounters counters;
    private @Nullable Task task;

    EventProcessor(TopologySettings settings, TaskBoards boards, StreamCounters counters) {
        this.settings = settings;
        this.boards = boards;
        this.counters = counters;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        TaskBoard board = boards.open(context.taskId().partition());
        try {
            task = new Task(context, board);
        } catch (RuntimeException e) {
            boards.close(board);
            throw e;
        }
    }

    @Override
    public void process(Record<byte[], byte[]> message) {
        running().process(message);
    }

    @Override
    public void close() {
        if (task != null) {
            task.close();
            task = null;
        }
    }

    private Task running() {
        if (task == null) {
            throw new IllegalStateException("the task is closed");
        }
        return task;
    }

    /** What exists from the assignment of a partition until it is taken away. */
    private final class Task {
        private final ProcessorContext<byte[], byte[]> context;
        private final TaskBoard board;
        private final InterestFold fold;
        private final PairBeats pairs;
        private final PendingPublications trendsOf;
        private final Progress progress;
        private final PendingPublications users;
        private final ChangeNotices notices;
        private final SignalPublisher neighbourSignals;
        private final SignalPublisher trendSignals;
        private final SnapshotPublisher snapshots;
        private final Cancellable beat;
        private long processingNanos;
        private int taken;

        Task(ProcessorContext<byte[], byte[]> context, TaskBoard board) {
            this.context = context;
            this.board = board;
            KeyValueStore<Bytes, byte[]> dirty = Unmetered.store(context, Stores.DIRTY);
            PendingPublications pairsOf =
                    new PendingPublications(PendingPublications.Kind.NEIGHBOURS, dirty, board.dirtyItems);
            trendsOf = new PendingPublications(PendingPublications.Kind.TREND, dirty, board.dirtyItems);
            users = new PendingPublications(PendingPublications.Kind.USER, dirty, board.dirtyUsers);
            fold = new InterestFold(
                    name -> new StoreTable(Unmetered.store(context, Stores.of(name))), settings.cleaning());
            pairs = new PairBeats(fold.neighbours(), pairsOf);
            board.sizes.putAll(fold.longTerm().sizes());
            tellBoard();
            progress = new Progress(context, board);
            notices = new ChangeNotices(context, users.marked().keySet());
            neighbourSignals = new SignalPublisher(context, Sinks.NEIGHBOURS.sinkName(), pairsOf, item -> {
                NeighbourSignal signal = fold.neighbours().signal(item, settings.neighbours());
                return signal == null ? null : signal.toBytes();
            });
            trendSignals = new SignalPublisher(context, Sinks.TRENDS.sinkName(), trendsOf, item -> {
                TrendSignal signal = fold.trends().signal(item);
                return signal == null ? null : signal.toBytes();
            });
            snapshots = new SnapshotPublisher(context, users, settings, counters);
            beat = context.schedule(settings.beat(), PunctuationType.WALL_CLOCK_TIME, this::beat);
        }

        void process(Record<byte[], byte[]> message) {
            long start = System.nanoTime();
            counters.records.increment();
            taken++;
            followRules(context.currentSystemTimeMs());
            RecordMetadata place = context.recordMetadata().orElseThrow();
            prepare(message, place).ifPresent(this::apply);
            progress.taken(place, message.headers());
            processingNanos += Math.max(1, System.nanoTime() - start);
        }

        /** Not in the constructor: a store with a cache can be written only while a record or a beat is under way. */
        private void followRules(long now) {
            fold.follow(item -> trendsOf.mark(item, now));
        }

        /** Renews what has an older form, some of it in any case, and more as far as these nanoseconds reach. */
        private void renew(long budgetNanos, long now) {
            if (!fold.isRenewing()) {
                return;
            }
            long start = System.nanoTime();
            boolean more = true;
            while (more) {
                more = fold.renew(settings.renewedAtOnce(), item -> trendsOf.mark(item, now))
                        && System.nanoTime() - start < budgetNanos;
            }
            if (!fold.isRenewing()) {
                LOG.info("The trends of partition {} are renewed", board.partition());
            }
        }

        void close() {
            beat.cancel();
            boards.close(board);
        }

        /**
         * Reads and computes. Whatever is wrong with a record shows here, before a ledger or a count is written; no more
         * than the rivals of its id may have changed.
         */
        private Optional<Prepared> prepare(Record<byte[], byte[]> message, RecordMetadata place) {
            try {
                return fold.prepare(message.key(), message.value());
            } catch (KafkaException e) {
                throw e;
            } catch (RuntimeException e) {
                refuse(message, place, e);
                return Optional.empty();
            }
        }

        private void apply(Prepared prepared) {
            UserKey changed = prepared.change().user();
            board.changing(changed, () -> fold.applyToUser(prepared));
            long now = context.currentSystemTimeMs();
            fold.applyToItems(prepared, item -> trendsOf.mark(item, now));
            board.resize(changed.tenant(), fold.longTerm().size(changed.tenant()));
            tellBoard();
            byte[] user = changed.toBytes();
            users.mark(user, now);
            notices.mark(user);
            counters.changes.increment();
        }

        private void tellBoard() {
            board.users.set(fold.longTerm().size().users());
            board.events.set(fold.longTerm().size().events());
            board.pending.set(fold.neighbours().pending() + (fold.isRenewing() ? 1 : 0));
            board.leftOut = fold.leftOut();
        }

        private void refuse(Record<byte[], byte[]> message, RecordMetadata place, RuntimeException reason) {
            Origin origin = new Origin(place.topic(), place.partition(), place.offset());
            LOG.warn("Refused {}: {}", origin, reason.toString());
            counters.deadLetters.increment();
            String text = reason.getMessage() == null ? reason.toString() : reason.getMessage();
            context.forward(new UnreadableRecord(origin, text).of(message), Sinks.DEAD_LETTERS.sinkName());
        }

        /**
         * How long a beat may take, in nanoseconds. While events come, no longer than they took since the last beat:
         * Kafka Streams would otherwise spend its time on beats and commits, and let events wait.
         */
        private long budget() {
            double most = settings.beat().toNanos() * settings.share();
            return (long) (processingNanos == 0 ? most * IDLE : Math.min(most, LEAST_BUDGET + processingNanos));
        }

        private void beat(long now) {
            Budget budget = new Budget(budget());
            processingNanos = 0;
            long position = progress.position();
            boolean told = notices.publish(now);
            followRules(now);
            renew(budget.part(0.5), now);
            pairs.fold(budget.part(board.dirtyItems() + board.dirtyUsers() == 0 ? 1 : 0.5), now);
            tellBoard();
            boolean isBusy = taken > FEW_RECORDS || fold.neighbours().pending() > MANY_PENDING;
            long wait = settings.signalEvery().toMillis() * (isBusy ? PATIENCE : 1);
            if (fold.trends().isReadable()) {
                trendSignals.publish(budget.part(0.25), wait, now);
            }
            neighbourSignals.publish(budget.part(0.6), wait, now);
            snapshots.publish(budget.part(1), position, now);
            if (told && taken <= FEW_RECORDS) {
                context.commit();
            }
            taken = 0;
        }
    }
}
