package io.lethe.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.lethe.event.log.BrokerSilentException;
import io.lethe.event.log.LogConnection;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RequestWriterTest {
    private static final String TOPIC = "lethe.events";
    private static final long TIME = 1_741_530_605_000L;

    @Test
    void shouldGiveUpWhenThereIsNoBroker() {
        LogConnection nowhere = new LogConnection(Map.of("bootstrap.servers", "localhost:1", "max.block.ms", "300"));
        try (Producer<byte[], byte[]> producer = nowhere.producer("test")) {
            RequestWriter writer = new RequestWriter(producer, TOPIC, 4, Duration.ofSeconds(5));
            writer.write(writer.message(0, TIME, new byte[1], new byte[1]));

            assertThatThrownBy(writer::finish)
                    .isInstanceOf(BrokerSilentException.class)
                    .hasMessageContaining("the broker refused");
        }
    }

    @Test
    void shouldSayTheHighestOffsetOfEachPartition() {
        // Given
        InMemoryProducer producer = new InMemoryProducer();
        RequestWriter writer = new RequestWriter(producer, TOPIC, 2, Duration.ofSeconds(5));

        // When
        for (int partition : new int[] {1, 3, 1, 1}) {
            writer.write(writer.message(partition, TIME, new byte[1], new byte[1]));
        }

        // Then
        assertThat(writer.finish()).containsExactly(entry(1, 2L), entry(3, 0L));
        assertThat(producer.history()).allSatisfy(message -> {
            assertThat(message.topic()).isEqualTo(TOPIC);
            assertThat(message.timestamp()).isEqualTo(TIME);
        });
    }

    @Test
    void shouldGiveUpWhenNothingIsAcknowledged() {
        // Given
        MockProducer<byte[], byte[]> silent =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        RequestWriter writer = new RequestWriter(silent, TOPIC, 2, Duration.ofMillis(1));
        writer.write(writer.message(0, TIME, new byte[1], new byte[1]));
        writer.write(writer.message(0, TIME, new byte[1], new byte[1]));

        // When
        assertThatThrownBy(() -> writer.write(writer.message(0, TIME, new byte[1], new byte[1])))
                .isInstanceOf(BrokerSilentException.class)
                .hasMessageContaining("the broker acknowledged nothing");

        // Then
        assertThat(silent.history()).hasSize(2);
        silent.completeNext();
        silent.completeNext();
        assertThat(writer.finish()).containsExactly(entry(0, 1L));
    }

    @Test
    void shouldFailAtTheNextRecordOnceOneIsLost() {
        // Given
        InMemoryProducer producer = new InMemoryProducer();
        RequestWriter writer = new RequestWriter(producer, TOPIC, 2, Duration.ofSeconds(5));
        producer.loseNext();

        // When
        writer.write(writer.message(0, TIME, new byte[1], new byte[1]));

        // Then
        assertThatThrownBy(() -> writer.write(writer.message(0, TIME, new byte[1], new byte[1])))
                .isInstanceOf(BrokerSilentException.class)
                .hasMessage("the broker refused: lost");
        assertThatThrownBy(writer::finish).isInstanceOf(BrokerSilentException.class);
    }
}
