package io.lethe.recommend.service.learning;

import io.lethe.event.Topic;
import io.lethe.interest.fold.LogSize;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.learning.Choice;
import io.lethe.recommend.learning.ChoiceSample;
import io.lethe.recommend.learning.ForgottenMix;
import io.lethe.recommend.learning.LearnedMix;
import io.lethe.recommend.learning.LearnedNumbers;
import io.lethe.recommend.learning.LogGrowth;
import io.lethe.recommend.learning.MixLearner;
import io.lethe.recommend.learning.MixMemory;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.service.RecommenderConfig;
import io.lethe.recommend.service.feed.RecommenderLog;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.KnownMix;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.known.ModelKey;
import io.lethe.recommend.service.known.RecentActivity;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.known.SettingsBook.Versioned;
import io.lethe.recommend.service.known.StoredModel;
import io.lethe.recommend.service.remote.InterestStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Learns each tenant's mix from its own log, on a beat and when asked. One tenant at a time, on one thread of the lowest
 * priority, so that no request waits behind it. Nothing is kept of the users whose choices it looked at. What it
 * learned is written to the models topic, and only if it is not there already; it counts once it comes back from there.
 */
@Singleton
class MixLearning {
    private static final Logger LOG = Logger.getLogger(MixLearning.class);
    private static final Duration CONFIRMATION = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double MILLION = 1e6;
    private static final int FAR_MORE = 2;

    /**
     * A run that came to its end.
     *
     * @param events   how many events the log had
     * @param items    how many items the catalogue had; those of an import may come after its events
     * @param settings the version of the settings that it started from
     * @param at       when, in milliseconds since 1970
     */
    private record Run(long events, int items, String settings, long at) {
        /** Whether another run would have clearly more or less to learn from, or another place to start from. */
        boolean isOvertaken(long events, int items, String settings) {
            return !this.settings.equals(settings)
                    || LogGrowth.isClear(this.events, events)
                    || (this.items != items && LogGrowth.isClear(this.items, items));
        }
    }

    private final RecommenderConfig config;
    private final InterestStore store;
    private final Catalogues catalogues;
    private final SettingsBook settings;
    private final ModelBook models;
    private final RecommenderLog log;
    private final RecentActivity everyone;
    private final Timer timer;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor turns = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "lethe-recommender-learning");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });
    /** The learner's parallel streams run in the pool that they are started from: this one has one thread. */
    private final ForkJoinPool processor = new ForkJoinPool(1, MixLearning::worker, null, false);

    MixLearning(
            RecommenderConfig config,
            InterestStore store,
            Catalogues catalogues,
            SettingsBook settings,
            ModelBook models,
            RecommenderLog log,
            RecentActivity everyone,
            MeterRegistry meters) {
        this.config = config;
        this.store = store;
        this.catalogues = catalogues;
        this.settings = settings;
        this.models = models;
        this.log = log;
        this.everyone = everyone;
        this.timer = Timer.builder("lethe.recommender.learning")
                .description("How long it takes to learn a tenant's mix")
                .register(meters);
    }

    private static ForkJoinWorkerThread worker(ForkJoinPool pool) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName("lethe-recommender-learning-worker");
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    void start(@Observes StartupEvent event) {
        long beat = config.learning().beat().toMillis();
        if (beat > 0) {
            turns.scheduleWithFixedDelay(this::beat, beat, beat, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        turns.shutdownNow();
        processor.shutdownNow();
    }

    /**
     * Learns a tenant's mix now, and tells what is known afterwards.
     *
     * @throws ProblemException if it is under way already, or switched off; the future fails with one if there are too
     *     few events, or interest-store does not answer
     */
    CompletableFuture<KnownMix> learnNow(String tenant) {
        if (!settings.of(tenant).settings().learning().mix()) {
            throw ProblemException.conflict("The settings switch learning off; PATCH /v1/settings with"
                    + " {\"learning\": {\"mix\": true}} switches it on.");
        }
        if (!models.beginLearning(tenant)) {
            throw ProblemException.conflict(
                    "The mix is being learned already; GET /v1/models/mix tells of it once it is done.");
        }
        return inTurn(() -> {
            try {
                requireLoaded();
                requireEnough(size(tenant).events());
                return learn(tenant, TenantLog.of(store, tenant), true)
                        .orElseThrow(() -> ProblemException.conflict("There is nothing to learn from yet: no user has"
                                + " chosen an item that can be recommended after another one."));
            } finally {
                models.endLearning(tenant);
            }
        });
    }

    /** Forgets what was learned: settings count alone, until the log has grown. */
    Uni<Void> forget(String tenant) {
        return Uni.createFrom()
                .completionStage(() -> inTurn(() -> {
                    requireLoaded();
                    write(tenant, new ForgottenMix(size(tenant).events()));
                    LOG.infof("Forgot what the log of %s taught about its mix", tenant);
                    return null;
                }));
    }

    private <T extends @Nullable Object> CompletableFuture<T> inTurn(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, turns);
    }

    private void requireLoaded() {
        if (!log.isLoaded()) {
            throw ProblemException.unavailable("Lethe is starting: its topics are still being read.");
        }
    }

    /** @throws ProblemException if a log of so many events is too small to be learned from; it says what is to be done */
    void requireEnough(long events) {
        if (events >= config.learning().events()) {
            return;
        }
        String doing = everyone.work()
                .progress()
                .map(work -> String.format(
                        Locale.ROOT,
                        "%,d records are still being taken in: ask again once GET /v1/status names no work.",
                        work.waiting()))
                .orElseGet(() -> config.learning().beat().isZero()
                        ? "Ask again once it has them."
                        : "Lethe learns by itself once it has them.");
        throw ProblemException.conflict(String.format(
                Locale.ROOT,
                "The log has %,d events, and %,d are the least to learn from. %s",
                events,
                config.learning().events(),
                doing));
    }

    private LogSize size(String tenant) {
        return store.size(tenant).await().atMost(PATIENCE);
    }

    private void beat() {
        if (!log.isLoaded() || everyone.work().progress().isPresent()) {
            return;
        }
        for (String tenant : catalogues.tenants()) {
            if (settings.of(tenant).settings().learning().mix()) {
                try {
                    if (isDue(tenant, size(tenant).events()) && models.beginLearning(tenant)) {
                        learnByItself(tenant);
                    }
                } catch (RuntimeException e) {
                    LOG.warnf(
                            "The mix of %s could not be learned, and is tried again at the next beat: %s",
                            tenant, e.getMessage());
                }
            }
        }
    }

    /** Learns a tenant's mix without having been asked to. */
    void learnByItself(String tenant) {
        try {
            learn(tenant, TenantLog.of(store, tenant), false);
        } finally {
            models.endLearning(tenant);
        }
    }

    /** Whether a log of so many events is worth another run. */
    boolean isDue(String tenant, long events) {
        if (events < config.learning().events()) {
            return false;
        }
        KnownMix known = models.mix(tenant);
        if (known != null && known.memory() instanceof ForgottenMix forgotten) {
            return events > forgotten.events() && LogGrowth.isClear(forgotten.events(), events);
        }
        int items = catalogues.of(tenant).itemCount();
        Run last = runs.get(tenant);
        if (known != null
                && known.memory() instanceof LearnedNumbers numbers
                && (last == null || known.at() > last.at())) {
            last = new Run(numbers.events(), items, numbers.settings(), known.at());
        }
        return last == null
                || last.isOvertaken(events, items, settings.of(tenant).version());
    }

    /**
     * What is known after a run; empty if there were no choices to learn from.
     *
     * @param asked whether somebody asked for it, who is told of this run and not of one that found the same
     */
    private Optional<KnownMix> learn(String tenant, TenantLog now, boolean asked) {
        long begin = System.nanoTime();
        Versioned from = settings.of(tenant);
        RankingSettings prior = from.document().settings();
        LiveCatalogue catalogue = catalogues.of(tenant);
        int items = catalogue.itemCount();
        List<Choice> choices = ChoiceSample.choices(now.states(store));
        LearnedMix learned = processor
                .submit(() -> new MixLearner(catalogue, prior).learn(choices))
                .join();
        long nanos = System.nanoTime() - begin;
        timer.record(nanos, TimeUnit.NANOSECONDS);
        LOG.infof(
                "Learned the mix of %s from %d choices in %.1f s (%d users, %d events): %s",
                tenant,
                learned.choices(),
                Math.rint(nanos / MILLION) / 1000,
                now.users(),
                now.events(),
                learned.words(prior.mix()));
        Optional<KnownMix> known = keep(tenant, learned, from, now, asked);
        runs.put(tenant, new Run(now.events(), items, from.version(), clock.millis()));
        return known;
    }

    private Optional<KnownMix> keep(String tenant, LearnedMix learned, Versioned from, TenantLog now, boolean asked) {
        if (learned.choices() == 0) {
            return Optional.empty();
        }
        LearnedNumbers numbers =
                LearnedNumbers.of(learned, from.document().settings().mix(), from.version(), now.users(), now.events());
        KnownMix known = models.mix(tenant);
        LearnedNumbers before = known == null ? null : known.numbers();
        if (before == null || (asked ? !before.equals(numbers) : isNews(before, numbers))) {
            write(tenant, numbers);
        }
        return Optional.ofNullable(models.mix(tenant));
    }

    /** Whether other numbers moved, or the same ones stand on far more choices. */
    private static boolean isNews(LearnedNumbers before, LearnedNumbers now) {
        return !before.isLike(now) || now.choices() > FAR_MORE * before.choices();
    }

    private void write(String tenant, MixMemory memory) {
        byte[] key = new ModelKey(tenant, ModelBook.MIX).toBytes();
        log.write(Topic.MODELS, key, StoredModel.toBytes(memory.text())).await().atMost(CONFIRMATION);
    }
}
