package io.lethe.ingest;

import io.lethe.event.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Keeps what is sent to the topics of the log, each with {@value #PARTITIONS} partitions. */
public final class InMemoryProducer extends MockProducer<byte[], byte[]> {
    public static final int PARTITIONS = 4;

    private boolean losing;

    public InMemoryProducer() {
        super(cluster(), true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** From now on the next record is not acknowledged but lost. */
    void loseNext() {
        losing = true;
    }

    /** What was sent to a topic, in order. */
    public List<ProducerRecord<byte[], byte[]>> of(Topic topic) {
        return history().stream()
                .filter(message -> message.topic().equals(topic.topicName()))
                .toList();
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message, Callback callback) {
        if (losing) {
            losing = false;
            TimeoutException lost = new TimeoutException("lost");
            callback.onCompletion(null, lost);
            return CompletableFuture.failedFuture(lost);
        }
        return super.send(message, callback);
    }

    private static Cluster cluster() {
        Node node = new Node(0, "localhost", 1);
        Node[] nodes = {node};
        List<PartitionInfo> partitions = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            for (int i = 0; i < PARTITIONS; i++) {
                partitions.add(new PartitionInfo(topic.topicName(), i, node, nodes, nodes));
            }
        }
        return new Cluster("memory", List.of(node), partitions, Set.of(), Set.of());
    }
}
