package io.lethe.event.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.ItemKey;
import io.lethe.event.Origin;
import io.lethe.event.Topic;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static final int PARTITIONS = 7;
    private static final Origin ORIGIN = new Origin("lethe.events", 3, 42);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(cluster(), true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void shouldPutAllEventsOfAUserIntoOnePartition() {
        for (int i = 0; i < 20; i++) {
            // Given
            EventKey key = EventKey.of(Interaction.of("shop", "ann", "e" + i, "i" + i, "view", i));

            // When
            ProducerRecord<byte[], byte[]> message =
                    Records.ofEvent(producer, Topic.EVENTS_ACCEPTED, key, new byte[] {1}, ORIGIN);

            // Then
            assertThat(message.partition()).isEqualTo(key.userKey().partition(PARTITIONS));
            assertThat(message.key()).isEqualTo(key.toBytes());
            assertThat(message.timestamp()).isNull();
        }
    }

    @Test
    void shouldPutContentAndWithdrawalOfAnItemIntoOnePartition() {
        // When
        ProducerRecord<byte[], byte[]> content =
                Records.ofItem(producer, Topic.ITEMS_ACCEPTED, ItemKey.content("shop", "sea"), new byte[] {1}, ORIGIN);
        ProducerRecord<byte[], byte[]> withdrawn =
                Records.ofItem(producer, Topic.ITEMS_ACCEPTED, ItemKey.withdrawn("shop", "sea"), null, null);

        // Then
        assertThat(content.partition()).isEqualTo(withdrawn.partition());
        assertThat(content.key()).isNotEqualTo(withdrawn.key());
        assertThat(withdrawn.value()).isNull();
    }

    @Test
    void shouldReadBackTheOriginThatItWrites() {
        // Given
        ItemKey key = ItemKey.content("shop", "sea");

        // When
        ProducerRecord<byte[], byte[]> known = Records.ofItem(producer, Topic.ITEMS_ACCEPTED, key, null, ORIGIN);
        ProducerRecord<byte[], byte[]> unknown = Records.ofItem(producer, Topic.ITEMS_ACCEPTED, key, null, null);

        // Then
        assertThat(Records.origin(known.headers())).contains(ORIGIN);
        assertThat(Records.origin(unknown.headers())).isEmpty();
    }

    @Test
    void shouldKnowNoOriginWhereTheHeaderCannotBeRead() {
        assertThat(Records.origin(new RecordHeaders().add(Origin.HEADER, null))).isEmpty();
        assertThat(Records.origin(new RecordHeaders().add(Origin.HEADER, new byte[0])))
                .isEmpty();
        assertThat(Records.origin(new RecordHeaders().add(Origin.HEADER, new byte[] {99, 1})))
                .isEmpty();
    }

    private static Cluster cluster() {
        Node node = new Node(0, "localhost", 1);
        Node[] nodes = {node};
        List<PartitionInfo> partitions = List.of(Topic.EVENTS_ACCEPTED, Topic.ITEMS_ACCEPTED).stream()
                .flatMap(topic -> IntStream.range(0, PARTITIONS)
                        .mapToObj(i -> new PartitionInfo(topic.topicName(), i, node, nodes, nodes)))
                .toList();
        return new Cluster("memory", List.of(node), partitions, Set.of(), Set.of());
    }
}
