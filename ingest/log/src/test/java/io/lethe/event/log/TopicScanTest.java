package io.lethe.event.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicScanTest {
    private static final String TOPIC = "things";
    private static final Node NODE = new Node(0, "localhost", 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<String> read = new ArrayList<>();

    @Test
    void shouldReadEverythingInTheOrderOfEachPartition() {
        // Given
        hold(new long[] {0, 2}, new long[] {3, 4});

        // When
        long count = TopicScan.read(consumer, List.of(TOPIC), Long.MAX_VALUE / 2, this::note);

        // Then
        assertThat(count).isEqualTo(5);
        assertThat(read).containsExactlyInAnyOrder("0@0", "0@1", "0@2", "1@2", "1@3");
        assertThat(read).containsSubsequence("0@0", "0@1", "0@2").containsSubsequence("1@2", "1@3");
    }

    @Test
    void shouldReadTheNewestOfEachPartition() {
        // Given
        hold(new long[] {0, 5}, new long[] {10, 6});

        // When
        long count = TopicScan.read(consumer, List.of(TOPIC), 2, this::note);

        // Then
        assertThat(count).isEqualTo(3);
        assertThat(read).containsExactlyInAnyOrder("0@8", "0@9", "1@5");
    }

    @Test
    void shouldReadNothingWhereNothingIsLeftOrAsked() {
        // Given
        hold(new long[] {4}, new long[] {4});

        // Then
        assertThat(TopicScan.read(consumer, List.of(TOPIC), 100, this::note)).isZero();
        assertThat(read).isEmpty();
    }

    @Test
    void shouldStandAtTheEndWhereNothingIsAsked() {
        // Given
        hold(new long[] {0}, new long[] {4});

        // When
        Map<TopicPartition, Long> ends = TopicScan.assignNearEnd(consumer, List.of(TOPIC), 0);

        // Then
        assertThat(ends).containsExactly(Map.entry(new TopicPartition(TOPIC, 0), 4L));
        assertThat(TopicScan.reaches(consumer, ends)).isTrue();
    }

    /** Partitions that hold what lies between two offsets, the first included. */
    private void hold(long[] begins, long[] ends) {
        List<PartitionInfo> partitions = new ArrayList<>();
        for (int i = 0; i < begins.length; i++) {
            TopicPartition partition = new TopicPartition(TOPIC, i);
            partitions.add(new PartitionInfo(TOPIC, i, NODE, new Node[] {NODE}, new Node[] {NODE}));
            consumer.updateBeginningOffsets(Map.of(partition, begins[i]));
            consumer.updateEndOffsets(Map.of(partition, ends[i]));
        }
        consumer.updatePartitions(TOPIC, partitions);
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < begins.length; i++) {
                for (long offset = begins[i]; offset < ends[i]; offset++) {
                    consumer.addRecord(new ConsumerRecord<>(TOPIC, i, offset, null, null));
                }
            }
        });
    }

    private void note(ConsumerRecord<byte[], byte[]> message) {
        read.add(message.partition() + "@" + message.offset());
    }
}
