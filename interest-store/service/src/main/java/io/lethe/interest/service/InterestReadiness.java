package io.lethe.interest.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while every partition of this instance is processed and no thread keeps failing. */
@Readiness
@ApplicationScoped
public class InterestReadiness implements HealthCheck {
    private final InterestBeans beans;

    @Inject
    InterestReadiness(InterestBeans beans) {
        this.beans = beans;
    }

    @Override
    public HealthCheckResponse call() {
        InterestStream stream = beans.stream();
        Optional<String> trouble = stream.trouble();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("interest-store")
                .status(stream.isRunning() && trouble.isEmpty())
                .withData("state", stream.state());
        trouble.ifPresent(reason -> answer.withData("trouble", reason));
        return answer.build();
    }
}
