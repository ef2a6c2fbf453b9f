package io.lethe.embedding.service;

import io.lethe.embedding.EmbeddedItemCodec;
import io.lethe.event.ItemKey;
import io.lethe.event.ItemKey.Facet;
import io.lethe.event.MalformedBytesException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The items of one partition whose newest record lacks an embedding: their keys, and where those records are. It is
 * told every record of the partition in order.
 */
final class UnreadItems {
    private final ItemReadings readings;
    private final Map<ByteBuffer, Long> newest = new HashMap<>();

    UnreadItems(ItemReadings readings) {
        this.readings = readings;
    }

    /** Takes the next record of the embedded items; what cannot be read is left as it is. */
    void on(ConsumerRecord<byte[], byte[]> message) {
        ByteBuffer key = ByteBuffer.wrap(message.key());
        if (lacks(message)) {
            newest.put(key, message.offset());
        } else {
            newest.remove(key);
        }
    }

    /** Whether this is the newest record of its item, and lacks an embedding. */
    boolean contains(ConsumerRecord<byte[], byte[]> message) {
        Long offset = newest.get(ByteBuffer.wrap(message.key()));
        return offset != null && offset == message.offset();
    }

    /** How many items there are. */
    int size() {
        return newest.size();
    }

    private boolean lacks(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() == null) {
            return false;
        }
        try {
            ItemKey key = ItemKey.fromBytes(message.key());
            return key.facet() == Facet.CONTENT
                    && readings.lacks(EmbeddedItemCodec.decode(key.tenant(), key.itemId(), message.value()));
        } catch (MalformedBytesException | IllegalArgumentException e) {
            return false;
        }
    }
}
