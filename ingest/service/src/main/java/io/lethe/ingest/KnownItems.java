package io.lethe.ingest;

import io.lethe.event.ItemKey;
import io.lethe.event.Topic;
import io.lethe.event.log.BrokerSilentException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/**
 * The items that a request may patch: accepted ones, and those still in the intake. For an item that is not found at
 * once, everything queued before the request is cleaned first. Used by one thread.
 */
public final class KnownItems {
    private final Predicate<ItemKey> accepted;
    private final Runnable catchUp;
    private boolean newest;

    /**
     * @param accepted whether an item is known to be accepted
     * @param catchUp  returns when {@code accepted} knows everything that was queued before the call
     */
    public KnownItems(Predicate<ItemKey> accepted, Runnable catchUp) {
        this.accepted = accepted;
        this.catchUp = catchUp;
    }

    /**
     * The items of a request.
     *
     * @param writer   what the request writes with
     * @param patience how long to wait for the intake
     */
    public static KnownItems of(IngestLag lag, CurrentItems items, RequestWriter writer, Duration patience) {
        return new KnownItems(items::contains, () -> {
            writer.finish();
            Map<TopicPartition, Long> ends = lag.ends(Topic.ITEMS);
            lag.awaitCleaned(Topic.ITEMS, ends, patience);
            items.catchUp();
        });
    }

    /** The request itself has put an item: what was unknown before may now be known. */
    public void changed() {
        newest = false;
    }

    /** @throws BrokerSilentException if it cannot be told in time */
    public boolean contains(ItemKey key) {
        if (!newest && !accepted.test(key)) {
            catchUp.run();
            newest = true;
        }
        return accepted.test(key);
    }
}
