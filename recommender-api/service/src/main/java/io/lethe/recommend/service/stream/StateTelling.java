package io.lethe.recommend.service.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.UserKey;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.ranking.Ranker;
import io.lethe.recommend.service.feed.RecommenderLog;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.http.RankingPool;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.known.SettingsBook.Versioned;
import io.lethe.recommend.service.live.StateSupplier;
import io.lethe.recommend.service.live.StreamState;
import io.lethe.recommend.service.live.StreamSubject;
import io.lethe.recommend.service.recommendation.ListParameters;
import io.lethe.recommend.service.recommendation.Serving;
import io.lethe.recommend.service.recommendation.Serving.Question;
import io.lethe.recommend.service.remote.KnownState;
import io.lethe.recommend.service.remote.QueryTime;
import io.lethe.recommend.service.user.InterestReading;
import io.lethe.recommend.service.user.Users;
import io.lethe.recommend.service.user.Users.After;
import io.lethe.recommend.service.user.WhatIf;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** Computes the interests and recommendations of a stream from one read of the user's state. */
@Singleton
class StateTelling implements StateSupplier {
    private final Users users;
    private final Catalogues catalogues;
    private final SettingsBook settings;
    private final ModelBook models;
    private final Serving serving;
    private final RankingPool pool;
    private final RecommenderLog log;
    private final ObjectMapper json;
    private final Clock clock = Clock.systemUTC();

    StateTelling(
            Users users,
            Catalogues catalogues,
            SettingsBook settings,
            ModelBook models,
            Serving serving,
            RankingPool pool,
            RecommenderLog log,
            ObjectMapper json) {
        this.users = users;
        this.catalogues = catalogues;
        this.settings = settings;
        this.models = models;
        this.serving = serving;
        this.pool = pool;
        this.log = log;
        this.json = json;
    }

    @Override
    public CompletionStage<StreamState> tell(StreamSubject wish) {
        return users.require(wish.user(), After.NOTHING, QueryTime.NOW)
                .flatMap(known -> pool.run(() -> told(wish, known)))
                .subscribeAsCompletionStage();
    }

    private StreamState told(StreamSubject wish, KnownState known) {
        if (!log.isLoaded()) {
            throw ProblemException.unavailable(
                    "Lethe is starting: its topics are still being read; the stream " + "goes on when they are.");
        }
        UserKey user = wish.user();
        Versioned inForce = settings.of(user.tenant());
        WhatIf whatIf = WhatIf.of(inForce, null, null);
        long at = known.at(OptionalLong.empty(), clock);
        ListParameters list = new ListParameters();
        list.limit = String.valueOf(wish.limit());
        RecommendationRequest request = list.request(inForce.settings());
        Ranker ranker = models.ranker(user.tenant());
        try {
            return new StreamState(
                    known.state().version() + "." + inForce.version()
                            + (ranker == null ? "" : "." + ranker.version())
                            + (inForce.mix() == null ? "" : "." + inForce.mix()),
                    json.writeValueAsString(
                            new InterestReading(catalogues.of(user.tenant()), whatIf, known, at, wish.language())
                                    .interests(user.userId())),
                    json.writeValueAsString(serving.recommend(
                            new Question(
                                    user.tenant(), user.userId(), at, request, whatIf, wish.explain(), wish.language()),
                            known)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written", e);
        }
    }
}
