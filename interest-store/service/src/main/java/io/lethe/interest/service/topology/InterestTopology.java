package io.lethe.interest.service.topology;

import io.lethe.event.Topic;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** From the log of embedded events to stores, signals, notices and snapshots, in one sub-topology. */
public final class InterestTopology {
    private static final String SOURCE = "embedded-events";
    private static final String PROCESSOR = "interest";

    private InterestTopology() {}

    /** The topics that have to exist. */
    public static List<Topic> topics() {
        return Stream.concat(
                        Stream.of(Topic.EVENTS_EMBEDDED),
                        Stream.of(Sinks.values()).map(Sinks::topic))
                .toList();
    }

    /** The topology; its tasks tell {@code boards} and {@code counters} how they are doing. */
    public static Topology build(TopologySettings settings, TaskBoards boards, StreamCounters counters) {
        return build(settings, boards, counters, org.apache.kafka.streams.state.Stores::persistentKeyValueStore);
    }

    /** The same with stores of another kind. */
    static Topology build(
            TopologySettings settings,
            TaskBoards boards,
            StreamCounters counters,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        Topology topology = new Topology();
        topology.addSource(
                SOURCE, new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topic.EVENTS_EMBEDDED.topicName());
        topology.addProcessor(PROCESSOR, new Supplier(settings, boards, counters, stores), SOURCE);
        for (Sinks sink : Sinks.values()) {
            topology.addSink(
                    sink.sinkName(),
                    sink.topic().topicName(),
                    new ByteArraySerializer(),
                    new ByteArraySerializer(),
                    sink.partitioner(),
                    PROCESSOR);
        }
        return topology;
    }

    private record Supplier(
            TopologySettings settings,
            TaskBoards boards,
            StreamCounters counters,
            Function<String, KeyValueBytesStoreSupplier> kind)
            implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new EventProcessor(settings, boards, counters);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Stores.ALL.stream().map(name -> Stores.builder(name, kind)).collect(Collectors.toSet());
        }
    }
}
