package io.lethe.recommend.service.stream;

import io.lethe.event.UserKey;
import io.lethe.recommend.service.RecommenderConfig;
import io.lethe.recommend.service.feed.RecommenderFeed;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.known.LiveChanges;
import io.lethe.recommend.service.live.Message;
import io.lethe.recommend.service.live.StreamLimits;
import io.lethe.recommend.service.live.StreamSubject;
import io.lethe.recommend.service.live.Streams;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Flow.Publisher;
import org.jspecify.annotations.Nullable;

/** The open streams of this process, fed by {@link LiveChanges} and counted as {@code lethe_recommender_streams}. */
@Singleton
class LiveStreams implements LiveChanges.Listener {
    private final Streams streams;
    private final RecommenderFeed feed;
    private final int most;
    private final Thread end = new Thread(this::close, "lethe-streams-end");

    LiveStreams(
            RecommenderConfig config,
            StateTelling telling,
            RecommenderFeed feed,
            LiveChanges changes,
            MeterRegistry meters) {
        RecommenderConfig.Stream set = config.stream();
        this.most = set.most();
        this.feed = feed;
        this.streams = new Streams(
                telling, new StreamLimits(set.most(), set.atOnce(), set.pace(), set.heartbeat(), set.pause()));
        changes.listen(this);
        Gauge.builder("lethe.recommender.streams", streams, Streams::open)
                .description("How many streams are open")
                .register(meters);
    }

    /** An open stream would keep the process from stopping, which waits for requests. */
    void start(@Observes StartupEvent event) {
        Runtime.getRuntime().addShutdownHook(end);
    }

    void stop(@Observes ShutdownEvent event) {
        close();
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            end.interrupt();
        }
    }

    /**
     * A new stream.
     *
     * @throws ProblemException if as many are open as may be
     */
    Publisher<Message> open(StreamSubject wish, @Nullable String last) {
        Publisher<Message> stream = streams.open(wish, last);
        if (stream == null) {
            throw ProblemException.unavailable("As many streams are open here as may be, " + most
                    + "; ask /interests and /recommendations instead.");
        }
        return stream;
    }

    @Override
    public void ofUsers(Set<UserKey> users) {
        if (streams.open() == 0) {
            return;
        }
        Set<UserKey> persons = new HashSet<>(users);
        for (UserKey user : users) {
            feed.links().person(user).forEach(other -> persons.add(new UserKey(user.tenant(), other)));
        }
        persons.forEach(streams::changed);
    }

    @Override
    public void ofTenant(String tenant) {
        streams.changed(tenant);
    }

    @Override
    public void ofAnybody() {
        streams.changed();
    }

    private void close() {
        streams.close();
    }
}
