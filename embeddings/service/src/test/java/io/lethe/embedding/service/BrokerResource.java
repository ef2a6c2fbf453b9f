package io.lethe.embedding.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.util.Map;

/** Starts a broker in this process before the application. */
public class BrokerResource implements QuarkusTestResourceLifecycleManager {
    private final EmbeddedKafkaBroker broker = new EmbeddedKafkaBroker().withDeleteLogDirsOnClose(true);

    @Override
    public Map<String, String> start() {
        broker.start();
        return Map.of("kafka.bootstrap.servers", TestLog.address(broker));
    }

    @Override
    public void stop() {
        broker.close();
    }
}
