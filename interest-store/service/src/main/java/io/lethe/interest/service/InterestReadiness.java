package io.lethe.interest.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while every partition of this instance is at work. */
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
        return HealthCheckResponse.named("interest-store")
                .status(stream.isRunning())
                .withData("state", stream.state())
                .build();
    }
}
