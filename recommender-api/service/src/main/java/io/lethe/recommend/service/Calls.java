package io.lethe.recommend.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Times each call of the API: {@code lethe_recommender_call_seconds{call, outcome}}. */
@Singleton
class Calls {
    private final MeterRegistry meters;

    Calls(MeterRegistry meters) {
        this.meters = meters;
    }

    <T> Uni<T> timed(String call, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample sample = Timer.start(meters);
            return work.get().onTermination().invoke((item, failure, cancelled) -> {
                boolean refused = failure instanceof ProblemException problem && problem.status() < 500;
                String outcome = failure == null ? "done" : refused ? "refused" : "failed";
                sample.stop(Timer.builder("lethe.recommender.call")
                        .description("How long calls of the API take")
                        .tag("call", call)
                        .tag("outcome", outcome)
                        .publishPercentileHistogram()
                        .register(meters));
            });
        });
    }
}
