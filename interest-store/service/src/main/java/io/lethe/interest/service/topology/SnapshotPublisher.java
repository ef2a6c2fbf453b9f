package io.lethe.interest.service.topology;

import io.lethe.event.UserKey;
import io.lethe.interest.fold.UserStates;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import io.lethe.interest.service.topology.PendingPublications.Since;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends out the states of users that have changed: those that have been quiet for a while, and those that have waited
 * long enough.
 */
final class SnapshotPublisher {
    private static final int MOST_USERS = 500;

    private final ProcessorContext<byte[], byte[]> context;
    private final UserStates states;
    private final PendingPublications dirty;
    private final TopologySettings settings;
    private final StreamCounters counters;

    SnapshotPublisher(
            ProcessorContext<byte[], byte[]> context,
            PendingPublications dirty,
            TopologySettings settings,
            StreamCounters counters) {
        this.context = context;
        this.states = UserStores.reading(
                Unmetered.store(context, Stores.LEDGER),
                Unmetered.store(context, Stores.LONG_TERM),
                Unmetered.store(context, Stores.VERSIONS));
        this.dirty = dirty;
        this.settings = settings;
        this.counters = counters;
    }

    /** Publishes who is due, as far as these nanoseconds reach, as of a position in the log of embedded events. */
    void publish(long budgetNanos, long position, long now) {
        long start = System.nanoTime();
        List<Bytes> due = new ArrayList<>();
        for (Map.Entry<Bytes, Since> user : dirty.marked().entrySet()) {
            Since since = user.getValue();
            if (now - since.last() >= settings.snapshotQuiet().toMillis()
                    || now - since.first() >= settings.snapshotLatest().toMillis()) {
                due.add(user.getKey());
                if (due.size() == MOST_USERS) {
                    break;
                }
            }
        }
        for (Bytes key : due) {
            publish(key, position, now);
            dirty.clear(key);
            if (System.nanoTime() - start > budgetNanos) {
                return;
            }
        }
    }

    private void publish(Bytes key, long position, long now) {
        UserState state = states.state(UserKey.fromBytes(key.get()), settings.window());
        SnapshotRecord snapshot = new SnapshotRecord(position, state.isEmpty() ? null : UserStateCodec.encode(state));
        if (snapshot.size() > settings.largestSnapshot()) {
            counters.oversizedSnapshots.increment();
            return;
        }
        context.forward(new Record<>(key.get(), snapshot.value(), now, snapshot.headers()), Sinks.SNAPSHOTS.sinkName());
    }
}
