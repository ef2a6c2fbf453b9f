package io.lethe.recommend.service.status;

import io.lethe.recommend.service.feed.RecommenderLog;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the topics have been read up to where they ended at start. */
@Readiness
@Singleton
class RecommenderHealth implements HealthCheck {
    private final RecommenderLog log;

    RecommenderHealth(RecommenderLog log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        RecommenderLog.State state = log.state();
        return HealthCheckResponse.named("recommender: topics followed")
                .withData("state", state.name().toLowerCase(Locale.ROOT))
                .status(state == RecommenderLog.State.FOLLOWING)
                .build();
    }
}
