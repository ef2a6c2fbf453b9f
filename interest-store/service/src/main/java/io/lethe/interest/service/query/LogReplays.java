package io.lethe.interest.service.query;

import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.service.InterestBeans;
import io.lethe.interest.service.InterestConfig;
import io.lethe.interest.service.query.UserAnswer.Source;
import io.lethe.interest.service.topology.LedgerReplay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a user's partition of the log from beginning to end, and folds the user's events without any store: an audit
 * of the stores. Any instance can run it.
 */
@ApplicationScoped
public class LogReplays {
    private static final Logger LOG = LoggerFactory.getLogger(LogReplays.class);
    private static final Duration POLL = Duration.ofMillis(250);

    private final InterestBeans beans;
    private final InterestConfig config;
    private final QueryThreads threads;

    @Inject
    LogReplays(InterestBeans beans, InterestConfig config, QueryThreads threads) {
        this.beans = beans;
        this.config = config;
        this.threads = threads;
    }

    /** The state as it was at a time; a 503 that says how far it came if the replay does not end in time. */
    CompletableFuture<Response> past(UserKey user, long at) {
        return threads.replay(() -> replayed(user, at)).exceptionally(e -> {
            LOG.warn("No replay of a user in {}: {}", user.tenant(), e.toString());
            return Refusals.unavailable(
                    e instanceof RejectedExecutionException
                            ? "too many replays are waiting; try again in a moment"
                            : "the log cannot be replayed: " + e.getMessage());
        });
    }

    private Response replayed(UserKey user, long at) {
        int partitions = beans.stream().partitions();
        if (partitions == 0) {
            return Refusals.unavailable("the log cannot be replayed: the broker has not been reached yet");
        }
        TopicPartition partition = new TopicPartition(Topic.EVENTS_EMBEDDED.topicName(), user.partition(partitions));
        LedgerReplay replay = new LedgerReplay(user);
        long deadline = System.nanoTime() + config.replayTimeout().toNanos();
        try (Consumer<byte[], byte[]> reader = beans.log().reader("lethe-interest-replay")) {
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            long end = reader.endOffsets(List.of(partition), config.replayTimeout())
                    .getOrDefault(partition, 0L);
            long place = reader.position(partition, config.replayTimeout());
            while (place < end) {
                if (System.nanoTime() > deadline) {
                    return Refusals.unavailable("the replay came to offset " + place + " of " + end + " in "
                            + config.replayTimeout().toSeconds() + " s");
                }
                reader.poll(POLL).forEach(message -> {
                    if (message.offset() < end) {
                        replay.take(message.key(), message.value());
                    }
                });
                place = reader.position(partition);
            }
        } catch (KafkaException e) {
            return Refusals.unavailable("the log cannot be replayed: " + e.getMessage());
        }
        UserState state = UserState.of(user, replay.until(at), config.window());
        return UserAnswer.past(new Past(state, From.LOG, Source.LIVE, null), config.window(), null);
    }
}
