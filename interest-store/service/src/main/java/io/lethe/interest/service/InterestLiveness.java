package io.lethe.interest.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Live unless the stream has reached a state that it cannot leave by itself. */
@Liveness
@ApplicationScoped
public class InterestLiveness implements HealthCheck {
    private final InterestBeans beans;

    @Inject
    InterestLiveness(InterestBeans beans) {
        this.beans = beans;
    }

    @Override
    public HealthCheckResponse call() {
        InterestStream stream = beans.stream();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("interest-store stream")
                .status(!stream.isBroken())
                .withData("state", stream.state());
        stream.trouble().ifPresent(reason -> answer.withData("trouble", reason));
        return answer.build();
    }
}
