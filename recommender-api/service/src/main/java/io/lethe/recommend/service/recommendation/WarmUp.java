package io.lethe.recommend.service.recommendation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.UserKey;
import io.lethe.interest.profile.GroupedState;
import io.lethe.interest.profile.Profiler;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.label.Labels;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.RecommenderConfig;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.RecentActivity;
import io.lethe.recommend.service.known.RecentUsers.Recent;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.recommendation.Serving.Question;
import io.lethe.recommend.service.remote.KnownState;
import io.lethe.recommend.service.user.InterestHistoryResource;
import io.lethe.recommend.service.user.InterestHistoryResource.Span;
import io.lethe.recommend.service.user.InterestReading;
import io.lethe.recommend.service.user.Users;
import io.lethe.recommend.service.user.Users.After;
import io.lethe.recommend.service.user.WhatIf;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Works out in a fresh process what people are going to ask, before they do: the virtual machine compiles what has run
 * often enough, and until then an answer takes many times as long. It begins
 * when there is a user, takes those whose interest changed last in turn, and rests for several times as long as it
 * worked, and longer while an import runs. What it worked out is thrown away, and counts
 * nowhere. It has a thread of its own, since it waits for its answers and rests by how long they took.
 */
@Singleton
class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int RESTS = 3;
    private static final int RESTS_AT_WORK = 12;
    private static final int USERS = 10;
    private static final int STEPS = 100;

    private final RecommenderConfig config;
    private final RecentActivity everyone;
    private final Users users;
    private final Serving serving;
    private final Catalogues catalogues;
    private final SettingsBook settings;
    private final ObjectMapper json;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "lethe-recommender-warm-up"));
    private int done;

    WarmUp(
            RecommenderConfig config,
            RecentActivity everyone,
            Users users,
            Serving serving,
            Catalogues catalogues,
            SettingsBook settings,
            ObjectMapper json) {
        this.config = config;
        this.everyone = everyone;
        this.users = users;
        this.serving = serving;
        this.catalogues = catalogues;
        this.settings = settings;
        this.json = json;
    }

    void start(@Observes StartupEvent event) {
        if (config.warmUp().rounds() > 0) {
            after(PAUSE);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void after(Duration pause) {
        thread.schedule(this::work, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void work() {
        long begin = System.nanoTime();
        String tenant = Parameters.tenant(null);
        List<Recent> known = everyone.users().newest(tenant, USERS);
        if (known.isEmpty()) {
            after(PAUSE);
            return;
        }
        try {
            round(new UserKey(tenant, known.get(done % known.size()).userId()));
        } catch (RuntimeException | JsonProcessingException e) {
            LOG.debugf("A round of warming up failed: %s", e);
        }
        done++;
        if (done < config.warmUp().rounds()) {
            boolean atWork = everyone.work().progress().isPresent();
            after(Duration.ofNanos((atWork ? RESTS_AT_WORK : RESTS) * (System.nanoTime() - begin)));
        } else {
            LOG.debugf("Warmed up by %d rounds", done);
            thread.shutdown();
        }
    }

    private void round(UserKey user) throws JsonProcessingException {
        KnownState known = users.find(user, After.NOTHING).await().atMost(PATIENCE);
        WhatIf inForce = WhatIf.of(settings.of(user.tenant()), null, null);
        LiveCatalogue catalogue = catalogues.of(user.tenant());
        long at = known.at(OptionalLong.empty(), clock);
        json.writeValueAsBytes(
                new InterestReading(catalogue, inForce, known, at, Language.ENGLISH).interests(user.userId()));
        GroupedState grouped = new Profiler(catalogue, inForce.interest()).group(known.state(), at);
        long begin = grouped.begin().orElse(at) - 1;
        Span past = Span.of(begin, at, STEPS);
        json.writeValueAsBytes(InterestHistoryResource.answer(
                user.userId(), new Labels(catalogue), inForce, known, grouped, past, past.ahead()));
        json.writeValueAsBytes(serving.recommend(
                new Question(
                        user.tenant(),
                        user.userId(),
                        at,
                        new ListParameters().request(inForce.used()),
                        inForce,
                        true,
                        Language.ENGLISH),
                known));
    }
}
