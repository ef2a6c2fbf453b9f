package io.lethe.recommend.service;

import io.lethe.event.Position;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.service.InterestStore.Found;
import io.lethe.recommend.service.InterestStore.Source;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Users as requests see them: the union of a person's accounts, after the position asked for, from the best source that answers. */
@Singleton
class Users {
    private static final Logger LOG = Logger.getLogger(Users.class);

    /**
     * A position to wait for, and for how long.
     *
     * @param asked whether the request named one
     */
    record After(Position position, Duration patience, boolean asked) {
        static final After NOTHING = new After(Position.NONE, Duration.ZERO, false);
    }

    /**
     * What is known of a user.
     *
     * @param after {@code reached} or {@code timeout}; null if nothing was asked for
     */
    record Known(
            UserState state,
            Source source,
            boolean complete,
            @Nullable String after) {
        /** The time to answer for: what was asked for, else now, or the newest event where a clock runs ahead. */
        long at(OptionalLong asked, Clock clock) {
            LedgerEntry newest = state.newest();
            long now = clock.millis();
            return asked.orElse(
                    newest == null ? now : Math.max(now, newest.interaction().timestamp()));
        }
    }

    private final RecommenderConfig config;
    private final InterestStore store;
    private final RecommenderLog log;
    private final RecommenderFeed feed;

    Users(RecommenderConfig config, InterestStore store, RecommenderLog log, RecommenderFeed feed) {
        this.config = config;
        this.store = store;
        this.log = log;
        this.feed = feed;
    }

    /** Reads {@code after} and {@code wait}. */
    After after(@Nullable String token, @Nullable String wait) {
        Duration longest = config.after().longest();
        Duration given = wait == null ? config.after().usual() : Parameters.duration("wait", wait, 1);
        if (given.compareTo(longest) > 0) {
            throw ProblemException.badField("wait", "A request waits at the most " + longest.toMillis() + " ms.");
        }
        return token == null ? After.NOTHING : new After(Parameters.position(token), given, true);
    }

    /** What is known of the person behind an account; never fails, but falls back to nothing. */
    Uni<Known> find(UserKey user, After after) {
        List<Uni<Found>> asked = new ArrayList<>();
        asked.add(ask(user, after));
        for (String other : feed.links().person(user)) {
            asked.add(ask(new UserKey(user.tenant(), other), after));
        }
        Uni<List<Found>> states = Uni.join().all(asked).andFailFast();
        return Uni.combine()
                .all()
                .unis(states, items(after))
                .asTuple()
                .map(both -> united(both.getItem1(), both.getItem2(), after));
    }

    /** Waits until the items of a position are in the catalogue here; says whether they are. */
    Uni<Boolean> items(After after) {
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        after.position()
                .items()
                .forEach((partition, offset) -> waiting.add(
                        feed.applied().await(new TopicPartition(Topic.ITEMS.topicName(), partition), offset)));
        CompletableFuture<Void> all = CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new));
        if (all.isDone()) {
            return Uni.createFrom().item(true);
        }
        return Uni.createFrom()
                .completionStage(all)
                .replaceWith(true)
                .ifNoItem()
                .after(after.patience().plusMillis(1))
                .recoverWithItem(() -> {
                    waiting.forEach(one -> one.cancel(false));
                    return false;
                });
    }

    private Uni<Found> ask(UserKey user, After after) {
        OptionalInt partitions = log.eventPartitions();
        OptionalLong offset = partitions.isPresent()
                ? after.position().eventOffset(user.partition(partitions.getAsInt()))
                : OptionalLong.empty();
        boolean knows = partitions.isPresent() || after.position().events().isEmpty();
        return store.state(user, offset, after.patience())
                .map(found -> knows ? found : new Found(found.state(), found.source(), false))
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.warnf("No state of a user could be had: %s", e.toString());
                    return new Found(UserState.empty(user), Source.TRENDING, false);
                });
    }

    private static Known united(List<Found> found, boolean itemsReached, After after) {
        Found own = found.get(0);
        UserState state = own.state();
        Source source = own.source();
        boolean complete = true;
        boolean reached = itemsReached;
        for (int i = 0; i < found.size(); i++) {
            Found one = found.get(i);
            reached &= one.reached();
            if (i > 0) {
                state = state.union(one.state(), UserState.DEFAULT_WINDOW);
                complete &= one.source() != Source.TRENDING;
                source = source == Source.LIVE && one.source() == Source.SNAPSHOT ? Source.SNAPSHOT : source;
            }
        }
        return new Known(state, source, complete, after.asked() ? (reached ? "reached" : "timeout") : null);
    }
}
