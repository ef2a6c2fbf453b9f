package io.lethe.ingest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.event.log.BrokerSilentException;
import io.lethe.event.log.LogConnection;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

class RequestWriterTest {

    @Test
    void shouldGiveUpWhenThereIsNoBroker() {
        LogConnection nowhere = new LogConnection(Map.of("bootstrap.servers", "localhost:1", "max.block.ms", "300"));
        try (Producer<byte[], byte[]> producer = nowhere.producer("test")) {
            RequestWriter writer = new RequestWriter(producer, "lethe.events", 4, Duration.ofSeconds(5));
            writer.write(writer.message(0, 1_741_530_605_000L, new byte[1], new byte[1]));

            assertThatThrownBy(writer::finish)
                    .isInstanceOf(BrokerSilentException.class)
                    .hasMessageContaining("the broker refused");
        }
    }
}
