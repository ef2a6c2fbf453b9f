package io.lethe.interest.service.topology;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.MeteredKeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * A task's stores without the layer that measures them. For each range that is read, that layer registers a gauge and
 * removes it again, whatever the recording level: names are sanitised, keys and tags are made, and locks are taken, for
 * up to a third of a stream thread's time. What lies beneath is the same store: its cache if it has one, and its
 * changelog.
 */
final class Unmetered {
    private Unmetered() {}

    /** @throws IllegalStateException if there is no such layer; Kafka Streams then builds stores in another way */
    @SuppressWarnings("unchecked")
    static KeyValueStore<Bytes, byte[]> store(ProcessorContext<?, ?> context, String name) {
        StateStore store = context.getStateStore(name);
        while (store instanceof WrappedStateStore<?, ?, ?> outer) {
            store = outer.wrapped();
            if (outer instanceof MeteredKeyValueStore<?, ?>) {
                return (KeyValueStore<Bytes, byte[]>) store;
            }
        }
        throw new IllegalStateException("store " + name + " is not measured");
    }
}
