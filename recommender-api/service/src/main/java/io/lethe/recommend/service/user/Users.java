package io.lethe.recommend.service.user;

import io.lethe.event.Position;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.service.RecommenderConfig;
import io.lethe.recommend.service.feed.RecommenderFeed;
import io.lethe.recommend.service.feed.RecommenderLog;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.remote.InterestStore;
import io.lethe.recommend.service.remote.InterestStore.Source;
import io.lethe.recommend.service.remote.KnownState;
import io.lethe.recommend.service.remote.QueryTime;
import io.lethe.recommend.service.remote.QueryTime.From;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Users as requests see them: the union of a person's accounts, after the position asked for, from the best source that
 * answers, with their words as the model in use reads them.
 */
@Singleton
public class Users {
    private static final Logger LOG = Logger.getLogger(Users.class);

    /**
     * A position to wait for, and for how long.
     *
     * @param asked whether the request named one
     */
    public record After(Position position, Duration patience, boolean asked) {
        public static final After NOTHING = new After(Position.NONE, Duration.ZERO, false);

        /** What an answer says of it: {@code reached} or {@code timeout}; null if nothing was asked for. */
        public @Nullable String answer(boolean reached) {
            return asked ? (reached ? "reached" : "timeout") : null;
        }
    }

    private final RecommenderConfig config;
    private final InterestStore store;
    private final RecommenderLog log;
    private final RecommenderFeed feed;
    private final WordsInUse words;

    Users(RecommenderConfig config, InterestStore store, RecommenderLog log, RecommenderFeed feed, WordsInUse words) {
        this.config = config;
        this.store = store;
        this.log = log;
        this.feed = feed;
        this.words = words;
    }

    /** Reads {@code after} and {@code wait}. */
    public After after(@Nullable String token, @Nullable String wait) {
        Duration longest = config.after().longest();
        Duration given = wait == null ? config.after().usual() : Parameters.duration("wait", wait, 1);
        if (given.compareTo(longest) > 0) {
            throw ProblemException.badField("wait", "A request waits at the most " + longest.toMillis() + " ms.");
        }
        return token == null ? After.NOTHING : new After(Parameters.position(token), given, true);
    }

    /** Whether no other account is this person's. */
    boolean isAlone(UserKey user) {
        return feed.links().person(user).isEmpty();
    }

    /** What is known now of the person behind an account; never fails, but says where nobody could be asked. */
    public Uni<KnownState> find(UserKey user, After after) {
        return find(user, after, QueryTime.NOW);
    }

    /**
     * What is known of the person behind an account, or what had been known at a moment; says where nobody could be
     * asked. Fails only where the moment
     * names what it has to be read from, and that cannot be.
     */
    public Uni<KnownState> find(UserKey user, After after, QueryTime moment) {
        List<Uni<KnownState>> asked = new ArrayList<>();
        asked.add(account(user, after, moment));
        for (String other : feed.links().person(user)) {
            asked.add(account(new UserKey(user.tenant(), other), after, moment));
        }
        Uni<List<KnownState>> states = Uni.join().all(asked).andFailFast();
        return Uni.combine()
                .all()
                .unis(states, items(after))
                .asTuple()
                .map(both -> KnownState.united(both.getItem1(), after.asked() ? both.getItem2() : null))
                .flatMap(words::of);
    }

    /**
     * The same, for answers that are about nothing but the user: fails with 503 where nobody can be asked about the
     * account itself.
     */
    public Uni<KnownState> require(UserKey user, After after, QueryTime moment) {
        return find(user, after, moment).invoke(known -> {
            if (known.source() == Source.UNAVAILABLE) {
                throw ProblemException.unavailable(
                        "interest-store could not be asked about this user; ask again in a moment.");
            }
        });
    }

    /** Waits until the items of a position are in the catalogue here; says whether they are. */
    public Uni<Boolean> items(After after) {
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

    private Uni<KnownState> account(UserKey user, After after, QueryTime moment) {
        return ask(user, after).flatMap(found -> {
            if (moment.at().isEmpty()) {
                return Uni.createFrom().item(found);
            }
            long at = moment.at().getAsLong();
            Optional<UserState> own = moment.from() == null ? found.state().asOf(at) : Optional.empty();
            if (own.isPresent()) {
                return Uni.createFrom().item(found.pastByItself(own.get()));
            }
            Uni<KnownState> past = store.pasts().find(found, at, moment.from() == null ? From.LEDGER : moment.from());
            return moment.from() != null
                    ? past
                    : past.onFailure().recoverWithItem(e -> {
                        LOG.warnf("No past of a user could be had: %s", e.getMessage());
                        return found.pastCutWhenRead();
                    });
        });
    }

    private Uni<KnownState> ask(UserKey user, After after) {
        OptionalInt partitions = log.eventPartitions();
        OptionalLong offset = partitions.isPresent()
                ? after.position().eventOffset(user.partition(partitions.getAsInt()))
                : OptionalLong.empty();
        boolean knows = partitions.isPresent() || after.position().events().isEmpty();
        return store.state(user, offset, after.patience())
                .map(found -> knows ? found : found.notReached())
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.warnf("No state of a user could be had: %s", e.toString());
                    return KnownState.nothing(user);
                });
    }
}
