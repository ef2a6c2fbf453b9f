package io.lethe.interest.service.query;

import io.lethe.event.MalformedBytesException;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.service.InterestBeans;
import io.lethe.interest.service.InterestConfig;
import io.lethe.interest.service.Owner;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Questions about one user, answered by whichever instance has the user. */
@Path("/internal/interest/users/{userId}")
public class UserResource {
    private static final Logger LOG = LoggerFactory.getLogger(UserResource.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_EVENTS = 10_000;

    private final InterestBeans beans;
    private final InterestConfig config;
    private final UserQueries queries;
    private final LogReplays replays;
    private final Erasure erasure;
    private final Peers peers;

    @Inject
    UserResource(
            InterestBeans beans,
            InterestConfig config,
            UserQueries queries,
            LogReplays replays,
            Erasure erasure,
            Peers peers) {
        this.beans = beans;
        this.config = config;
        this.queries = queries;
        this.replays = replays;
        this.erasure = erasure;
        this.peers = peers;
    }

    /**
     * The state, as {@link io.lethe.interest.ledger.UserStateCodec} has it; with {@code at} the one that the events up
     * to this time have. The headers {@code Lethe-As-Of}, {@code Lethe-Exact} and {@code Lethe-Reason} then say what it
     * was read from, whether it is exactly that, and why not.
     *
     * @param at    milliseconds since 1970
     * @param from  {@code ledger} (the default), {@code history} or {@code log}; only with {@code at}
     * @param counted whether to leave out what does not count across people; only the newest state, without
     *                {@code after}
     * @param after an offset in the user's partition of the events topic that should have taken effect
     * @param wait  how many milliseconds to wait for that
     */
    @GET
    public CompletionStage<Response> state(
            @PathParam("userId") String userId,
            @QueryParam("tenant") @DefaultValue("default") String tenant,
            @QueryParam("at") @Nullable Long at,
            @QueryParam("from") @Nullable String from,
            @QueryParam("counted") @DefaultValue("false") boolean counted,
            @QueryParam("after") @Nullable Long after,
            @QueryParam("wait") @Nullable Long wait,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @HeaderParam(Peers.ROUTED) @Nullable String routed,
            @Context UriInfo uri) {
        UserKey user = new UserKey(tenant, userId);
        Duration patience = wait == null ? config.usualWait() : Duration.ofMillis(Math.max(0, wait));
        Duration bounded = patience.compareTo(config.longestWait()) > 0 ? config.longestWait() : patience;
        Optional<From> source = From.of(from == null ? From.LEDGER.code() : from);
        if (source.isEmpty() || (from != null && at == null)) {
            return refused("from is ledger, history or log, and comes with a time in at", "from");
        }
        if (at != null) {
            return source.get() == From.LOG
                    ? replays.past(user, at)
                    : new Question(user, "GET", uri, Map.of(), routed != null, PATIENCE.plus(bounded))
                            .answer(
                                    partition -> queries.past(user, partition, at, source.get(), after, bounded),
                                    () -> queries.lastPast(user, at, after));
        }
        if (counted) {
            return new Question(user, "GET", uri, Map.of(), routed != null, PATIENCE)
                    .answer(partition -> queries.counted(user, partition), () -> queries.lastState(user, null, null));
        }
        Map<String, String> headers = ifNoneMatch == null ? Map.of() : Map.of("If-None-Match", ifNoneMatch);
        return new Question(user, "GET", uri, headers, routed != null, PATIENCE.plus(bounded))
                .answer(
                        partition -> queries.state(user, partition, after, bounded, ifNoneMatch),
                        () -> queries.lastState(user, after, ifNoneMatch));
    }

    /**
     * Events, the newest first, as {@link io.lethe.interest.ledger.UserStateCodec#encodeEntries} has them.
     *
     * @param before only events before this place: the header {@code Lethe-Next} of the page before
     * @param limit  how many, 1 to 10,000
     */
    @GET
    @Path("events")
    public CompletionStage<Response> events(
            @PathParam("userId") String userId,
            @QueryParam("tenant") @DefaultValue("default") String tenant,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @HeaderParam(Peers.ROUTED) @Nullable String routed,
            @Context UriInfo uri) {
        UserKey user = new UserKey(tenant, userId);
        if (limit < 1 || limit > MOST_EVENTS) {
            return refused("limit is 1 to " + MOST_EVENTS + ", not " + limit, "limit");
        }
        LedgerKey place;
        try {
            place = before == null || before.isEmpty()
                    ? null
                    : LedgerKey.fromBytes(Base64.getUrlDecoder().decode(before));
        } catch (IllegalArgumentException | MalformedBytesException e) {
            return refused("before is a place that an answer's Lethe-Next named", "before");
        }
        if (place != null && !place.user().equals(user)) {
            return refused("before is a place in another user's events", "before");
        }
        return new Question(user, "GET", uri, Map.of(), routed != null, PATIENCE)
                .answer(
                        partition -> queries.entries(user, partition, place, limit),
                        () -> queries.lastEntries(user, place, limit));
    }

    /** Takes every event of the user out of the log, and waits until nothing that followed from them is left. */
    @DELETE
    public CompletionStage<Response> erase(
            @PathParam("userId") String userId,
            @QueryParam("tenant") @DefaultValue("default") String tenant,
            @HeaderParam(Peers.ROUTED) @Nullable String routed,
            @Context UriInfo uri) {
        UserKey user = new UserKey(tenant, userId);
        Duration patience = config.erasureTimeout().multipliedBy(3);
        return new Question(user, "DELETE", uri, Map.of(), routed != null, patience)
                .answer(
                        partition -> erasure.erase(user, partition),
                        () -> CompletableFuture.completedFuture(
                                Refusals.unavailable("no instance has the user's events at this moment; try again")));
    }

    private static CompletionStage<Response> refused(String detail, String field) {
        return CompletableFuture.completedFuture(Refusals.invalid(detail, field));
    }

    /** A question about a user, on its way to an answer. */
    private final class Question {
        private final UserKey user;
        private final String method;
        private final UriInfo uri;
        private final Map<String, String> headers;
        private final boolean routed;
        private final Duration patience;

        Question(
                UserKey user,
                String method,
                UriInfo uri,
                Map<String, String> headers,
                boolean routed,
                Duration patience) {
            this.user = user;
            this.method = method;
            this.uri = uri;
            this.headers = headers;
            this.routed = routed;
            this.patience = patience;
        }

        CompletionStage<Response> answer(
                IntFunction<CompletableFuture<Response>> here, Supplier<CompletableFuture<Response>> otherwise) {
            Owner owner = beans.stream().owner(user);
            CompletableFuture<Response> answer;
            if (owner instanceof Owner.Here found) {
                answer = here.apply(found.partition());
            } else if (owner instanceof Owner.There found && !routed) {
                answer = peers.ask(found, method, uri.getRequestUri(), headers, patience)
                        .thenApply(Peers::passOn);
            } else {
                return otherwise.get();
            }
            return answer.exceptionallyCompose(e -> {
                LOG.debug("{} of a user in {} fell back: {}", method, user.tenant(), e.toString());
                return otherwise.get();
            });
        }
    }
}
