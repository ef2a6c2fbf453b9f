package io.lethe.recommend.service.remote;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import io.lethe.interest.ledger.UserVersion;
import io.lethe.recommend.service.RecommenderConfig;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.remote.InterestStore.Source;
import io.lethe.recommend.service.remote.QueryTime.From;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Client of interest-store for past states. Exact ones are cached by the user's version: while the events are the
 * same, so is the past.
 */
public final class PastStates {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A state as of a time.
     *
     * @param from   what it was read from
     * @param reason why it may not be exactly what the events up to then say; null if it is
     */
    public record Past(
            UserState state,
            Source source,
            From from,
            @Nullable String reason) {}

    private record Key(UserKey user, UserVersion version, long at) {}

    private final Remote remote;
    private final Duration timeout;
    private final Duration longTimeout;
    private final Cache<Key, Past> kept;

    PastStates(RecommenderConfig config) {
        this.remote = new Remote(config.interestUrl());
        this.timeout = config.timeout();
        this.longTimeout = config.longTimeout();
        this.kept = Caffeine.newBuilder().maximumSize(config.cache().pasts()).build();
    }

    /**
     * The state of a user as of a time; fails with 503 if interest-store cannot tell.
     *
     * @param version the user's version now
     */
    public Uni<Past> find(UserKey user, UserVersion version, long at, From from) {
        Key key = new Key(user, version, at);
        Past known = from == From.LEDGER ? kept.getIfPresent(key) : null;
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        String path = InterestStore.pathOf(user) + "?tenant=" + Remote.encoded(user.tenant()) + "&at=" + at + "&from="
                + from.code();
        return remote.send(remote.request(path, from == From.LOG ? longTimeout : timeout)
                        .build())
                .onFailure()
                .transform(e -> ProblemException.unavailable("interest-store does not answer."))
                .map(answer -> {
                    Past past = read(answer);
                    if (past.from() == From.LEDGER && past.source() == Source.LIVE && past.reason() == null) {
                        kept.put(key, past);
                    }
                    return past;
                });
    }

    void forget(UserKey user) {
        kept.asMap().keySet().removeIf(key -> key.user().equals(user));
    }

    private static Past read(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw ProblemException.unavailable("interest-store cannot read this past: " + detail(answer));
        }
        return new Past(
                UserStateCodec.decode(answer.body()),
                InterestStore.source(answer, Source.LIVE),
                switch (header(answer, "Lethe-As-Of")) {
                    case "history" -> From.HISTORY;
                    case "log" -> From.LOG;
                    default -> From.LEDGER;
                },
                header(answer, "Lethe-Exact").equals("true")
                        ? null
                        : answer.headers().firstValue("Lethe-Reason").orElse("interest-store does not say why"));
    }

    private static String detail(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body()).path("detail").asText("status " + answer.statusCode()) + ".";
        } catch (IOException e) {
            return "status " + answer.statusCode() + ".";
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
