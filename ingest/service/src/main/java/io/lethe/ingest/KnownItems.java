package io.lethe.ingest;

import io.lethe.event.ItemKey;
import io.lethe.event.Topic;
import io.lethe.event.log.BrokerSilentException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The items that a request may patch: accepted ones, and those still in the intake. For an item that is not found at
 * once, everything queued before the request is cleaned first.
 */
public final class KnownItems {
    private final IngestLag lag;
    private final CurrentItems items;
    private final RequestWriter writer;
    private final Duration patience;
    private boolean newest;

    public KnownItems(IngestLag lag, CurrentItems items, RequestWriter writer, Duration patience) {
        this.lag = lag;
        this.items = items;
        this.writer = writer;
        this.patience = patience;
    }

    /** The request itself has put an item: what was unknown before may now be known. */
    public void changed() {
        newest = false;
    }

    /** @throws BrokerSilentException if it cannot be told in time */
    public boolean contains(ItemKey key) {
        if (!newest && !items.contains(key)) {
            writer.finish();
            Map<TopicPartition, Long> ends = lag.ends(Topic.ITEMS);
            lag.awaitCleaned(Topic.ITEMS, ends, patience);
            items.catchUp();
            newest = true;
        }
        return items.contains(key);
    }
}
