package io.lethe.recommend.service.feed;

import io.lethe.recommend.service.http.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Times each call of the API: {@code lethe_recommender_call_seconds{call, outcome}}. */
@Singleton
public class CallTimer {
    private final MeterRegistry meters;
    private final RecommenderLog log;

    CallTimer(MeterRegistry meters, RecommenderLog log) {
        this.meters = meters;
        this.log = log;
    }

    /**
     * A call about what the topics say: refused with 503 until they have been read, so that nothing is called empty
     * that has only not been read yet.
     */
    public <T> Uni<T> timed(String call, Supplier<Uni<T>> work) {
        return timedAlways(call, () -> {
            if (!log.isLoaded()) {
                throw ProblemException.unavailable(
                        "Lethe is starting: its topics are still being read. Ask " + "again in a moment.");
            }
            return work.get();
        });
    }

    /** A call that has an answer of its own while the topics are being read. */
    public <T> Uni<T> timedAlways(String call, Supplier<Uni<T>> work) {
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
