package io.lethe.recommend.service.recommendation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.ingest.cleaning.CleaningLimits;
import io.lethe.recommend.service.RecommenderConfig;
import io.lethe.recommend.service.remote.Remote;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Ingest's configured limits, for cleaning the events of sessions by the same rules. The defaults, until ingest has
 * answered.
 */
@Singleton
class IntakeLimits {
    private static final Logger LOG = Logger.getLogger(IntakeLimits.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private record Told(CleaningLimits limits, Instant until) {}

    private final Remote ingest;
    private final Duration timeout;
    private final Clock clock = Clock.systemUTC();
    private volatile Told last = new Told(CleaningLimits.DEFAULT, Instant.MIN);

    IntakeLimits(RecommenderConfig config) {
        this.ingest = new Remote(config.ingestUrl());
        this.timeout = config.timeout();
    }

    /** The limits in force, asked for once a minute. */
    Uni<CleaningLimits> now() {
        Told known = last;
        if (clock.instant().isBefore(known.until())) {
            return Uni.createFrom().item(known.limits());
        }
        return ingest.send(ingest.request("/internal/ingest/limits", timeout).build())
                .map(IntakeLimits::read)
                .invoke(limits -> last = new Told(limits, clock.instant().plus(FRESH)))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf(failure, "ingest does not say what its limits are");
                    last = new Told(known.limits(), clock.instant().plus(PAUSE));
                    return known.limits();
                });
    }

    private static CleaningLimits read(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("ingest answered " + answer.statusCode());
        }
        try {
            return JSON.readValue(answer.body(), CleaningLimits.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
