package io.lethe.recommend.service.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.LogSize;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import io.lethe.recommend.service.RecommenderConfig;
import io.lethe.recommend.service.http.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Client of interest-store: states, events, erasure. States are cached by version and revalidated. */
@Singleton
public class InterestStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where a state came from. */
    public enum Source {
        LIVE,
        SNAPSHOT,
        /** Nobody could be asked. */
        UNAVAILABLE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Some of a user's events, newest first.
     *
     * @param next what to ask for the older ones with; null at the end
     */
    public record Page(List<LedgerEntry> events, @Nullable String next) {
        /** What comes after the last page. */
        public static final Page END = new Page(List.of(), null);

        @SuppressWarnings("ReferenceEquality")
        public boolean isEnd() {
            return this == END;
        }
    }

    /**
     * Some users of a tenant, in the order of their keys.
     *
     * @param after what to ask for the next ones with; null at the end
     */
    public record Listing(List<Listed> users, @Nullable String after) {}

    /** A user, and how many events there are of them. */
    public record Listed(String userId, long events) {}

    private record Kept(String tag, UserState state, Source source) {}

    private final Remote remote;
    private final Duration timeout;
    private final Duration longTimeout;
    private final Cache<UserKey, Kept> kept;
    private final PastStates pasts;

    InterestStore(RecommenderConfig config) {
        this.remote = new Remote(config.interestUrl());
        this.timeout = config.timeout();
        this.longTimeout = config.longTimeout();
        this.kept = Caffeine.newBuilder().maximumSize(config.cache().users()).build();
        this.pasts = new PastStates(config);
    }

    /** A user's state; fails if interest-store cannot answer. */
    public Uni<KnownState> state(UserKey user, OptionalLong after, Duration wait) {
        StringBuilder path = new StringBuilder(pathOf(user)).append("?tenant=").append(Remote.encoded(user.tenant()));
        after.ifPresent(
                offset -> path.append("&after=").append(offset).append("&wait=").append(wait.toMillis()));
        Duration limit = after.isPresent() ? timeout.plus(wait) : timeout;
        HttpRequest.Builder request = remote.request(path.toString(), limit);
        Kept known = kept.getIfPresent(user);
        if (known != null) {
            request.header("If-None-Match", known.tag());
        }
        return remote.send(request.build()).map(answer -> known(user, answer, known, after.isEmpty()));
    }

    /**
     * The state of those of a user's events that count across people, of which nothing is kept here; fails if
     * interest-store cannot answer.
     */
    public Uni<KnownState> counted(UserKey user) {
        String path = pathOf(user) + "?tenant=" + Remote.encoded(user.tenant()) + "&counted=true";
        return remote.send(remote.request(path, timeout).build()).map(answer -> {
            check(answer);
            return KnownState.now(
                    UserStateCodec.decode(answer.body()), source(answer, Source.LIVE), null, window(answer));
        });
    }

    /** Users' states as of times in the past. */
    public PastStates pasts() {
        return pasts;
    }

    public Uni<Page> events(UserKey user, @Nullable String before, int limit) {
        String path = pathOf(user) + "/events?tenant=" + Remote.encoded(user.tenant()) + "&limit=" + limit
                + (before == null ? "" : "&before=" + Remote.encoded(before));
        return remote.send(remote.request(path, longTimeout).build()).map(answer -> {
            if (answer.statusCode() == 400) {
                throw ProblemException.badField(
                        "before", "This is not a place among the events: give back what an answer called next.");
            }
            check(answer);
            if (source(answer, Source.LIVE) != Source.LIVE) {
                throw ProblemException.unavailable(
                        "The events are being restored, and only the last snapshot can be read; ask again.");
            }
            return new Page(
                    UserStateCodec.decodeEntries(answer.body()),
                    answer.headers()
                            .firstValue("Lethe-Next")
                            .filter(next -> !next.isBlank())
                            .orElse(null));
        });
    }

    /** Users of a tenant, in the order of their keys; fails with 503 if interest-store cannot answer. */
    public Uni<Listing> users(String tenant, @Nullable String after, @Nullable String part, int limit) {
        String path = "/internal/interest/users?tenant=" + Remote.encoded(tenant) + "&limit=" + limit
                + (after == null ? "" : "&after=" + Remote.encoded(after))
                + (part == null ? "" : "&q=" + Remote.encoded(part));
        return remote.send(remote.request(path, longTimeout).build())
                .onFailure()
                .transform(e -> ProblemException.unavailable("interest-store does not answer."))
                .map(answer -> {
                    check(answer);
                    try {
                        JsonNode page = JSON.readTree(answer.body());
                        List<Listed> users = new ArrayList<>();
                        page.path("users")
                                .forEach(user -> users.add(new Listed(
                                        user.path("userId").asText(),
                                        user.path("events").asLong())));
                        JsonNode until = page.path("until");
                        return new Listing(users, until.isTextual() ? until.asText() : null);
                    } catch (IOException e) {
                        throw new IllegalStateException("interest-store answered a question for users with no JSON", e);
                    }
                });
    }

    /**
     * How many users and events a tenant has. It costs interest-store nothing to say; fails with 503 if it cannot, or
     * is restoring its stores.
     */
    public Uni<LogSize> size(String tenant) {
        String path = "/internal/interest/size?tenant=" + Remote.encoded(tenant);
        return remote.send(remote.request(path, timeout).build())
                .onFailure()
                .transform(e -> ProblemException.unavailable("interest-store does not answer."))
                .map(answer -> {
                    check(answer);
                    try {
                        JsonNode size = JSON.readTree(answer.body());
                        return new LogSize(
                                size.path("users").asLong(), size.path("events").asLong());
                    } catch (IOException e) {
                        throw new IllegalStateException(
                                "interest-store answered a question for a size with no JSON", e);
                    }
                });
    }

    /** Erases a user and says how many events there were. */
    public Uni<Long> erase(UserKey user) {
        String path = pathOf(user) + "?tenant=" + Remote.encoded(user.tenant());
        HttpRequest request = remote.request(path, longTimeout).DELETE().build();
        return remote.send(request).map(answer -> {
            check(answer);
            try {
                return JSON.readTree(answer.body()).path("events").asLong();
            } catch (IOException e) {
                throw new IllegalStateException("interest-store answered an erasure with no JSON", e);
            }
        });
    }

    /** Lets go of what is kept of a user. */
    public void forget(UserKey user) {
        kept.invalidate(user);
        pasts.forget(user);
    }

    private KnownState known(UserKey user, HttpResponse<byte[]> answer, @Nullable Kept known, boolean nothingAsked) {
        Boolean reached = nothingAsked
                ? null
                : answer.headers()
                        .firstValue("Lethe-After")
                        .map("reached"::equals)
                        .orElse(true);
        if (answer.statusCode() == 304 && known != null) {
            return KnownState.now(known.state(), source(answer, known.source()), reached, window(answer));
        }
        check(answer);
        UserState state = UserStateCodec.decode(answer.body());
        Source source = source(answer, Source.LIVE);
        answer.headers().firstValue("ETag").ifPresent(tag -> kept.put(user, new Kept(tag, state, source)));
        return KnownState.now(state, source, reached, window(answer));
    }

    private static int window(HttpResponse<?> answer) {
        return (int) answer.headers().firstValueAsLong("Lethe-Window").orElse(UserState.DEFAULT_WINDOW);
    }

    static Source source(HttpResponse<?> answer, Source otherwise) {
        return answer.headers()
                .firstValue("Lethe-Source")
                .map(source -> source.equals("snapshot") ? Source.SNAPSHOT : Source.LIVE)
                .orElse(otherwise);
    }

    private static void check(HttpResponse<?> answer) {
        if (answer.statusCode() != 200) {
            throw ProblemException.unavailable("interest-store answered " + answer.statusCode() + ".");
        }
    }

    static String pathOf(UserKey user) {
        return "/internal/interest/users/" + Remote.encoded(user.userId());
    }
}
