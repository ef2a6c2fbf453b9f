package io.lethe.interest.service.query;

import io.lethe.event.log.GroupOffsets;
import io.lethe.interest.service.InterestBeans;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/** Broker clients for queries: offsets, and a producer for tombstones. Created on first use. */
@ApplicationScoped
public class LogClients {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InterestBeans beans;
    private @Nullable Admin admin;
    private @Nullable Producer<byte[], byte[]> producer;

    @Inject
    LogClients(InterestBeans beans) {
        this.beans = beans;
    }

    synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = beans.log().producer("lethe-interest-erasure");
        }
        return producer;
    }

    /** Where partitions end and how far groups are. */
    synchronized GroupOffsets offsets() {
        if (admin == null) {
            admin = beans.log().admin();
        }
        return new GroupOffsets(admin, PATIENCE);
    }

    @PreDestroy
    synchronized void stop() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
        if (admin != null) {
            admin.close(Duration.ofSeconds(5));
        }
    }
}
