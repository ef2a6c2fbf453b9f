package io.lethe.interest.service.query;

import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.UserStates;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserVersion;
import io.lethe.interest.postgres.Snapshot;
import io.lethe.interest.service.InterestBeans;
import io.lethe.interest.service.InterestConfig;
import io.lethe.interest.service.InterestStream;
import io.lethe.interest.service.query.UserAnswer.Source;
import io.lethe.interest.service.topology.Stores;
import io.lethe.interest.service.topology.TaskBoard;
import io.lethe.interest.service.topology.TaskBoard.Place;
import io.lethe.interest.service.topology.UserStores;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers about a user from the stores of this process, or from the last snapshot where they cannot be read. */
@ApplicationScoped
public class UserQueries {
    private static final Logger LOG = LoggerFactory.getLogger(UserQueries.class);

    private final InterestBeans beans;
    private final InterestConfig config;
    private final QueryThreads threads;

    @Inject
    UserQueries(InterestBeans beans, InterestConfig config, QueryThreads threads) {
        this.beans = beans;
        this.config = config;
        this.threads = threads;
    }

    /** The state from the stores here, once what came in at {@code after} has taken effect, or the wait is over. */
    CompletableFuture<Response> state(
            UserKey user, int partition, @Nullable Long after, Duration wait, @Nullable String ifNoneMatch) {
        return waitFor(user, partition, after, wait)
                .thenCompose(reached -> threads.read(() -> UserAnswer.state(
                        live(user, partition, stores -> stores.state(user, config.window())),
                        Source.LIVE,
                        config.window(),
                        ifNoneMatch,
                        reached.orElse(null))));
    }

    /** The state of those events that count across people, from the stores here. */
    CompletableFuture<Response> counted(UserKey user, int partition) {
        return threads.read(() -> UserAnswer.state(
                live(
                        user,
                        partition,
                        stores -> stores.counted(
                                user,
                                config.window(),
                                UserStores.table(beans.stream().store(Stores.LEFT_OUT, partition)))),
                Source.LIVE,
                config.window(),
                null,
                null));
    }

    /** The state as it was at a time, from the ledger here, or from what Postgres has where that is asked for. */
    CompletableFuture<Response> past(
            UserKey user, int partition, long at, From from, @Nullable Long after, Duration wait) {
        return waitFor(user, partition, after, wait)
                .thenCompose(reached -> threads.read(() -> UserAnswer.past(
                        from == From.HISTORY
                                ? fromHistory(user, at, live(user, partition, stores -> stores.version(user)))
                                : new Past(
                                        live(user, partition, stores -> stores.asOf(user, at, config.window())),
                                        From.LEDGER,
                                        Source.LIVE,
                                        null),
                        config.window(),
                        reached.orElse(null))));
    }

    /** The state as it was at a time as far as Postgres knows, where the stores cannot be read. */
    CompletableFuture<Response> lastPast(UserKey user, long at, @Nullable Long after) {
        return threads.read(() -> {
            try {
                if (beans.snapshots().find(user).isEmpty()) {
                    return nothingKnown();
                }
                return UserAnswer.past(fromHistory(user, at, null), config.window(), after == null ? null : false);
            } catch (RuntimeException e) {
                return noSnapshot(user, e);
            }
        });
    }

    /** Entries from the stores here, the newest first. */
    CompletableFuture<Response> entries(UserKey user, int partition, @Nullable LedgerKey before, int limit) {
        return threads.read(() -> live(
                user,
                partition,
                stores -> UserAnswer.entries(
                        stores.newestFirst(user, before, limit + 1), limit, stores.version(user), Source.LIVE)));
    }

    /** The state of the last snapshot. */
    CompletableFuture<Response> lastState(UserKey user, @Nullable Long after, @Nullable String ifNoneMatch) {
        return threads.read(() -> fromSnapshot(
                user,
                state -> UserAnswer.state(
                        state, Source.SNAPSHOT, config.window(), ifNoneMatch, after == null ? null : false)));
    }

    /** Those entries that the last snapshot has in its window. */
    CompletableFuture<Response> lastEntries(UserKey user, @Nullable LedgerKey before, int limit) {
        return threads.read(() -> fromSnapshot(user, state -> {
            List<LedgerEntry> entries = new ArrayList<>(state.window());
            Collections.reverse(entries);
            entries.removeIf(entry -> before != null && entry.key().compareTo(before) >= 0);
            return UserAnswer.entries(entries, limit, state.version(), Source.SNAPSHOT);
        }));
    }

    private CompletableFuture<Optional<Boolean>> waitFor(
            UserKey user, int partition, @Nullable Long after, Duration wait) {
        InterestStream stream = beans.stream();
        Optional<TaskBoard> board = stream.boards().of(partition);
        if (after == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        if (board.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.of(false));
        }
        Place place = new Place(Topic.EVENTS.topicName(), user.partition(stream.eventPartitions()));
        CompletableFuture<Void> reached = board.get().reached(place, after);
        return reached.completeOnTimeout(null, wait.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(done -> Optional.of(board.get().offset(place) >= after));
    }

    private <T> T live(UserKey user, int partition, Function<UserStates, T> reading) {
        InterestStream stream = beans.stream();
        TaskBoard board = stream.boards()
                .of(partition)
                .orElseThrow(() -> new InvalidStateStoreException("partition " + partition + " is not here"));
        UserStates stores = UserStores.reading(
                stream.store(Stores.LEDGER, partition),
                stream.store(Stores.LONG_TERM, partition),
                stream.store(Stores.VERSIONS, partition));
        return board.consistently(user, () -> reading.apply(stores));
    }

    private Response fromSnapshot(UserKey user, Function<UserState, Response> answer) {
        try {
            Optional<Snapshot> last = beans.snapshots().find(user);
            if (last.isEmpty()) {
                return nothingKnown();
            }
            UserState state = last.get().state();
            return answer.apply(state == null ? UserState.empty(user) : state);
        } catch (RuntimeException e) {
            return noSnapshot(user, e);
        }
    }

    /** Neither that the user has events nor that they have none: that would be told as a fact. */
    private Response nothingKnown() {
        return Refusals.unavailable("the stores cannot be read ("
                + beans.stream().state() + "), and no snapshot of this user has been written yet");
    }

    private Response noSnapshot(UserKey user, RuntimeException e) {
        LOG.warn("No snapshot of a user in {}: {}", user.tenant(), e.toString());
        return Refusals.unavailable(
                "neither the stores (" + beans.stream().state() + ") nor the last snapshot can be read");
    }

    /** @param live the version in the stores; null if they cannot be read */
    private Past fromHistory(UserKey user, long at, @Nullable UserVersion live) {
        UserState last = beans.snapshots().find(user).map(Snapshot::state).orElseGet(() -> UserState.empty(user));
        return Past.fromHistory(
                last == null ? UserState.empty(user) : last,
                beans.snapshots().history().find(user, at).map(Snapshot::state).orElse(null),
                at,
                config.window(),
                live);
    }
}
