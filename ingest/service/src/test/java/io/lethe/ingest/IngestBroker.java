package io.lethe.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.util.Map;

/** A broker in this process for as long as the tests run. */
public class IngestBroker implements QuarkusTestResourceLifecycleManager {
    private final EmbeddedKafkaBroker broker = new EmbeddedKafkaBroker()
            .withNodeId(1)
            .withDeleteLogDirsOnClose(true)
            .withAdditionalProperties(properties -> properties.put("auto.create.topics.enable", "false"));

    @Override
    public Map<String, String> start() {
        broker.start();
        return Map.of(
                "kafka.bootstrap.servers",
                broker.getAdvertisedListeners().replaceFirst("^[A-Z_]+://", ""),
                "quarkus.http.test-port",
                "0",
                "lethe.ingest.progress-interval",
                "1s");
    }

    @Override
    public void stop() {
        broker.close();
    }
}
