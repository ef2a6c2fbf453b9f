package io.lethe.embedding.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Ready while both loops run without failures; not live once a loop has ended. */
@ApplicationScoped
public class EmbeddingsHealth {
    private final EmbeddingsRuntime runtime;

    @Inject
    EmbeddingsHealth(EmbeddingsRuntime runtime) {
        this.runtime = runtime;
    }

    @Produces
    @Readiness
    HealthCheck embeddingsReady() {
        return () -> {
            Throwable trouble = runtime.trouble();
            var answer = HealthCheckResponse.named("embeddings").status(runtime.isRunning() && trouble == null);
            return trouble == null
                    ? answer.build()
                    : answer.withData("trouble", trouble.toString()).build();
        };
    }

    @Produces
    @Liveness
    HealthCheck embeddingsAlive() {
        return () -> HealthCheckResponse.named("embeddings loops")
                .status(!runtime.hasStopped())
                .build();
    }
}
