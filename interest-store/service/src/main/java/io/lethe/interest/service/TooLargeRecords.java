package io.lethe.interest.service;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops output records that exceed the broker's limit; any other failure fails the transaction. */
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
