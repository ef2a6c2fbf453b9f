package io.lethe.recommend.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A broker, and a server that plays interest-store, embeddings and ingest. */
public final class LetheAround implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedKafkaBroker broker;
    private @Nullable Neighbourhood neighbourhood;

    @Override
    public Map<String, String> start() {
        EmbeddedKafkaBroker started = new EmbeddedKafkaBroker()
                .withNodeId(0)
                .withAdditionalProperties(properties -> properties.put("group.initial.rebalance.delay.ms", "0"));
        started.start();
        broker = started;
        Neighbourhood played = Neighbourhood.start();
        neighbourhood = played;
        String url = "http://localhost:" + played.port();
        return Map.of(
                "kafka.bootstrap.servers",
                started.getAdvertisedListeners().replaceAll("^[A-Z]+://", ""),
                "lethe.recommender.interest-url",
                url,
                "lethe.recommender.embeddings-url",
                url,
                "lethe.recommender.ingest-url",
                url,
                "lethe.recommender.timeout",
                "2s",
                "quarkus.http.test-port",
                "0");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                Objects.requireNonNull(neighbourhood), field -> field.getType().equals(Neighbourhood.class));
    }

    @Override
    public void stop() {
        if (neighbourhood != null) {
            neighbourhood.stop();
        }
        if (broker != null) {
            broker.close();
        }
    }
}
