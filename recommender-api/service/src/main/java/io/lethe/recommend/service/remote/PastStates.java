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

/**
 * Client of interest-store for past states. Exact ones are cached by the user's version: while the events are the
 * same, so is the past.
 */
public final class PastStates {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Key(UserKey user, UserVersion version, long at) {}

    private final Remote remote;
    private final Duration timeout;
    private final Duration longTimeout;
    private final Cache<Key, UserState> kept;

    PastStates(RecommenderConfig config) {
        this.remote = new Remote(config.interestUrl());
        this.timeout = config.timeout();
        this.longTimeout = config.longTimeout();
        this.kept = Caffeine.newBuilder().maximumSize(config.cache().pasts()).build();
    }

    /**
     * An account as of a time; fails with 503 if interest-store cannot tell.
     *
     * @param now the account as it is now
     */
    public Uni<KnownState> find(KnownState now, long at, From from) {
        UserKey user = now.state().user();
        Key key = new Key(user, now.state().version(), at);
        UserState exact = from == From.LEDGER ? kept.getIfPresent(key) : null;
        if (exact != null) {
            return Uni.createFrom().item(now.past(exact, Source.LIVE, From.LEDGER, null));
        }
        String path = InterestStore.pathOf(user) + "?tenant=" + Remote.encoded(user.tenant()) + "&at=" + at + "&from="
                + from.code();
        return remote.send(remote.request(path, from == From.LOG ? longTimeout : timeout)
                        .build())
                .onFailure()
                .transform(e -> ProblemException.unavailable("interest-store does not answer."))
                .map(answer -> {
                    KnownState past = read(now, answer);
                    if (past.from() == From.LEDGER && past.source() == Source.LIVE && past.reason() == null) {
                        kept.put(key, past.state());
                    }
                    return past;
                });
    }

    void forget(UserKey user) {
        kept.asMap().keySet().removeIf(key -> key.user().equals(user));
    }

    private static KnownState read(KnownState now, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw ProblemException.unavailable("interest-store cannot read this past: " + detail(answer));
        }
        return now.past(
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
