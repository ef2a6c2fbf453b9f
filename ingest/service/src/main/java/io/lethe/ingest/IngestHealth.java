package io.lethe.ingest;

import io.lethe.event.log.BatchLoop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ingest is live while its loop and its settings reader run, and ready once it has reached the broker and the loop
 * makes progress.
 */
@ApplicationScoped
public class IngestHealth {
    private static final String NAME = "ingest intake";

    @Produces
    @Liveness
    @ApplicationScoped
    HealthCheck ingestAlive(IngestLog log) {
        return () -> HealthCheckResponse.named(NAME)
                .status(log.followsSettings()
                        && log.loop().map(BatchLoop::isRunning).orElse(true))
                .build();
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck ingestReady(IngestLog log) {
        return () -> ready(log.loop());
    }

    private static HealthCheckResponse ready(Optional<BatchLoop> loop) {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named(NAME);
        if (loop.isEmpty()) {
            return answer.down().withData("waits for", "the broker").build();
        }
        Throwable trouble = loop.get().trouble();
        if (trouble != null) {
            return answer.down().withData("trouble", trouble.toString()).build();
        }
        return answer.status(loop.get().isRunning()).build();
    }
}
