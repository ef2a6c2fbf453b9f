package io.lethe.interest.service.topology;

import io.lethe.event.ByteReader;
import io.lethe.interest.service.topology.PendingPublications.Since;
import io.lethe.interest.signal.SignalKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Sends out the signals of items that have changed, one kind of signal, the longest waiting first. */
final class SignalPublisher {
    private static final int MOST_ITEMS = 1_000;

    private final ProcessorContext<byte[], byte[]> context;
    private final String sink;
    private final PendingPublications dirty;
    private final Function<byte[], byte @Nullable []> signal;

    /**
     * @param signal the bytes of an item's signal, given the bytes of tenant and item; null where there is none left
     */
    SignalPublisher(
            ProcessorContext<byte[], byte[]> context,
            String sink,
            PendingPublications dirty,
            Function<byte[], byte @Nullable []> signal) {
        this.context = context;
        this.sink = sink;
        this.dirty = dirty;
        this.signal = signal;
    }

    /** Publishes what was marked at least {@code waitMillis} ago, as far as these nanoseconds reach. */
    void publish(long budgetNanos, long waitMillis, long now) {
        long start = System.nanoTime();
        List<Bytes> items = new ArrayList<>();
        for (Map.Entry<Bytes, Since> item : dirty.marked().entrySet()) {
            if (items.size() == MOST_ITEMS || now - item.getValue().first() < waitMillis) {
                break;
            }
            items.add(item.getKey());
        }
        for (Bytes item : items) {
            byte[] key = SignalItem.read(item.get()).key(context.taskId().partition());
            context.forward(new Record<>(key, signal.apply(item.get()), now), sink);
            dirty.clear(item);
            if (System.nanoTime() - start > budgetNanos) {
                return;
            }
        }
    }

    /** The tenant and item whose bytes the counts of an item start with. */
    private record SignalItem(String tenant, String itemId) {
        static SignalItem read(byte[] bytes) {
            ByteReader reader = new ByteReader(bytes);
            return new SignalItem(reader.readText(), reader.readText());
        }

        byte[] key(int partition) {
            return new SignalKey(tenant, itemId, partition).toBytes();
        }
    }
}
