package io.lethe.recommend.service.erasure;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.recommend.service.RecommenderConfig;
import io.lethe.recommend.service.feed.RecommenderFeed;
import io.lethe.recommend.service.feed.RecommenderLog;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.known.AccountLinks;
import io.lethe.recommend.service.known.RecentActivity;
import io.lethe.recommend.service.remote.InterestStore;
import io.lethe.recommend.service.remote.Remote;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Erases a user everywhere, in order: ingest, so that nothing queued reappears; interest-store; account links; then
 * what is held here. Each step is idempotent: a failed request can be repeated.
 */
@Singleton
class Erasures {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was erased. */
    record Erased(String userId, long events, long deadLetters, int links) {}

    private final Remote ingest;
    private final Duration timeout;
    private final InterestStore interests;
    private final RecommenderLog log;
    private final RecommenderFeed feed;
    private final RecentActivity everyone;

    Erasures(
            RecommenderConfig config,
            InterestStore interests,
            RecommenderLog log,
            RecommenderFeed feed,
            RecentActivity everyone) {
        this.ingest = new Remote(config.ingestUrl());
        this.timeout = config.longTimeout();
        this.interests = interests;
        this.log = log;
        this.feed = feed;
        this.everyone = everyone;
    }

    Uni<Erased> erase(UserKey user) {
        List<String> linked = List.copyOf(feed.links().of(user));
        return deadLetters(user)
                .flatMap(deadLetters -> interests
                        .erase(user)
                        .onFailure(e -> !(e instanceof ProblemException))
                        .transform(e -> ProblemException.unavailable(
                                "interest-store does not answer; the erasure is not done, send it again."))
                        .flatMap(events -> unlink(user, linked)
                                .replaceWith(new Erased(user.userId(), events, deadLetters, linked.size()))))
                .eventually(() -> {
                    interests.forget(user);
                    everyone.users().forget(user);
                    everyone.deadLetters().forget(user);
                });
    }

    private Uni<Long> deadLetters(UserKey user) {
        String body = JSON.createObjectNode()
                .put("tenant", user.tenant())
                .put("userId", user.userId())
                .toString();
        return ingest.send(
                        ingest.post("/internal/ingest/erasures", body, timeout).build())
                .onFailure()
                .transform(
                        e -> ProblemException.unavailable("ingest does not answer; nothing is erased, send it again."))
                .map(answer -> {
                    if (answer.statusCode() / 100 != 2) {
                        throw ProblemException.unavailable(
                                "ingest answered " + answer.statusCode() + "; nothing is erased, send it again.");
                    }
                    try {
                        return JSON.readTree(answer.body()).path("deadLetters").asLong();
                    } catch (IOException e) {
                        throw new IllegalStateException("ingest answered an erasure with no JSON", e);
                    }
                });
    }

    private Uni<Void> unlink(UserKey user, List<String> linked) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String other : linked) {
            byte[] key = AccountLinks.key(user, new UserKey(user.tenant(), other));
            all = all.chain(() -> log.write(Topic.LINKS, key, null));
        }
        return all;
    }
}
