package io.lethe.interest.service;

import static org.apache.kafka.streams.errors.ProductionExceptionHandler.ProductionExceptionHandlerResponse.CONTINUE;
import static org.apache.kafka.streams.errors.ProductionExceptionHandler.ProductionExceptionHandlerResponse.FAIL;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.ProductionExceptionHandlerResponse;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class TooLargeRecordsTest {
    private final TooLargeRecords handler = new TooLargeRecords();

    @Test
    void shouldLeaveOutAnOutputRecordThatIsTooLarge() {
        assertThat(handle("lethe.dead-letters", new RecordTooLargeException("2 MB")))
                .isEqualTo(CONTINUE);
    }

    @Test
    void shouldFailWhereAStoreWouldLoseIt() {
        assertThat(handle("lethe-interest-ledger-changelog", new RecordTooLargeException("2 MB")))
                .isEqualTo(FAIL);
    }

    @Test
    void shouldFailAtAnythingElse() {
        assertThat(handle("lethe.dead-letters", new TimeoutException("away"))).isEqualTo(FAIL);
    }

    private ProductionExceptionHandlerResponse handle(String topic, Exception exception) {
        ErrorHandlerContext context = new DefaultErrorHandlerContext(
                null, "lethe.events.embedded", 0, 0, new RecordHeaders(), "interest", new TaskId(0, 0), 0, null, null);
        return handler.handle(context, new ProducerRecord<>(topic, new byte[1], new byte[1]), exception);
    }
}
