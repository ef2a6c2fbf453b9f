package io.lethe.recommend.service.feed;

import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.TopicFollower;
import io.lethe.interest.ledger.UserVersion;
import io.lethe.recommend.service.feed.RecommenderLog.State;
import io.lethe.recommend.service.known.ArrivalSampling;
import io.lethe.recommend.service.known.LiveChanges;
import io.lethe.recommend.service.known.RecentActivity;
import io.lethe.recommend.service.known.RefusedRecord;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears of what is new in the topics that are not kept in memory: changes of users' states, what was refused, and whose
 * events were accepted. It starts when the topics are there, and a tail that has stopped is started again; those who
 * listen are told that they may have missed something.
 */
@Singleton
class LogTails {
    /** The topics that are read. */
    static final List<Topic> TOPICS = List.of(Topic.CHANGES, Topic.DEAD_LETTERS);

    private static final Logger LOG = Logger.getLogger(LogTails.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final long NEWEST = 1000;

    private final RecommenderLog log;
    private final LiveChanges changes;
    private final RecentActivity everyone;
    private final Clock clock = Clock.systemUTC();
    private final RepeatingTask following = new RepeatingTask(
            "lethe-recommender-tails",
            PAUSE,
            this::follow,
            e -> LOG.warnf("What is new cannot be heard of yet, trying again: %s", e.getMessage()),
            this::close);
    private @Nullable TopicFollower tail;
    private @Nullable ArrivalSampling arrivals;

    LogTails(RecommenderLog log, LiveChanges changes, RecentActivity everyone) {
        this.log = log;
        this.changes = changes;
        this.everyone = everyone;
    }

    void start(@Observes StartupEvent event) {
        following.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        following.stop();
    }

    private void close() {
        if (tail != null) {
            tail.close();
        }
        if (arrivals != null) {
            arrivals.close();
        }
    }

    private void follow() {
        if (log.state() == State.CONNECTING) {
            return;
        }
        if (tail == null || !tail.isRunning()) {
            Consumer<byte[], byte[]> reader = new LogConnection(log.connection()).reader("lethe-recommender-tail");
            try {
                TopicFollower started = TopicFollower.startNearEnd(
                        "lethe-recommender-tail",
                        reader,
                        TOPICS.stream().map(Topic::topicName).toList(),
                        NEWEST,
                        this::apply);
                started.caughtUp().thenRun(everyone::knowLetters);
                tail = started;
            } catch (RuntimeException e) {
                reader.close();
                throw e;
            }
            changes.ofAnybody();
        }
        if (arrivals == null || !arrivals.isRunning()) {
            arrivals = ArrivalSampling.start(log.connection(), everyone);
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> message) {
        if (message.topic().equals(Topic.CHANGES.topicName())) {
            UserKey user = UserKey.fromBytes(message.key());
            everyone.freshness().visible(user, clock.millis());
            if (UserVersion.fromBytes(message.value()).equals(UserVersion.NONE)) {
                everyone.users().forget(user);
            }
            changes.ofUsers(Set.of(user));
        } else {
            String place = HexFormat.of().formatHex(message.key());
            Optional<RefusedRecord> letter =
                    message.value() == null ? Optional.empty() : RefusedRecord.read(message.value());
            letter.ifPresentOrElse(one -> everyone.deadLetters().add(place, one), () -> everyone.deadLetters()
                    .remove(place));
        }
    }
}
