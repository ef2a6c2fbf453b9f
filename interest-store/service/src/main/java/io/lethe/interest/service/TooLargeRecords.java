package io.lethe.interest.service;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves out an output record that the broker finds too large, and lets everything else fail the transaction. */
public final class TooLargeRecords implements ProductionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(TooLargeRecords.class);

    @Override
    public ProductionExceptionHandlerResponse handle(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> message, Exception exception) {
        if (exception instanceof RecordTooLargeException && !message.topic().endsWith("-changelog")) {
            LOG.error("Left out a record of {}: {}", message.topic(), exception.getMessage());
            return ProductionExceptionHandlerResponse.CONTINUE;
        }
        return ProductionExceptionHandlerResponse.FAIL;
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // Nothing can be set.
    }
}
