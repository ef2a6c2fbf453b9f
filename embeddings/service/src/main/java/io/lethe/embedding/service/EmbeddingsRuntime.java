package io.lethe.embedding.service;

import io.lethe.embedding.langchain4j.LocalModel;
import io.lethe.event.log.BrokerSession;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.OneLinePerCause;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service while it runs: the model, and, as soon as there is a broker, the streams and the codebooks. It waits for
 * the broker on a thread of its own, so that the application comes up and says why it is not ready.
 */
@ApplicationScoped
public class EmbeddingsRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingsRuntime.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final EmbeddingStack stack;
    private final LogConnection connection;
    private final EmbeddingStreams.Cut cut;
    private volatile @Nullable BrokerSession<Hold> session;

    /** What there is once the broker has been reached. */
    private record Hold(EmbeddingStreams streams, TenantCodebooks codebooks) implements AutoCloseable {
        @Override
        public void close() {
            streams.close();
            codebooks.close();
        }
    }

    @Inject
    EmbeddingsRuntime(
            EmbeddingsConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "lethe.partitions", defaultValue = "4") int partitions,
            @ConfigProperty(name = "lethe.replication", defaultValue = "1") short replication,
            MeterRegistry meters) {
        this.connection = LogConnection.of(kafka);
        LocalModel model = model("lethe.embeddings.model", config.model());
        this.stack = new EmbeddingStack(
                model,
                config.nextModel().map(next -> next(next, model)).orElse(null),
                config.threads(),
                config.cacheSize(),
                config.rememberedEventTexts());
        this.cut = new EmbeddingStreams.Cut(
                partitions, replication, config.batchSize(), config.migrationBatch(), config.rememberedEventTexts());
        count(meters, "lethe.embeddings.texts", "texts that the model has read", run -> run.stack.texts());
        count(meters, "lethe.embeddings.cache.hits", "texts that needed no model", run -> run.stack.cacheHits());
        count(meters, "lethe.embeddings.model.busy.ms", "wall time of the model", run -> run.stack.busyMillis());
        count(meters, "lethe.embeddings.items", "item records published", run -> run.hold()
                .map(held -> held.streams().items())
                .orElse(0L));
        count(meters, "lethe.embeddings.events", "events published", run -> run.hold()
                .map(held -> held.streams().events())
                .orElse(0L));
        count(meters, "lethe.embeddings.migrated", "items given a vector of another model", run -> run.hold()
                .map(held -> held.streams().given())
                .orElse(0L));
        Gauge.builder("lethe.embeddings.unmigrated", this, run -> run.hold()
                        .map(held -> held.streams().waiting())
                        .orElse(0L))
                .description("items that lack a vector of a model of this process")
                .register(meters);
    }

    void onStart(@Observes StartupEvent started) {
        OneLinePerCause.install();
        session = BrokerSession.start("lethe-embeddings", PAUSE, this::open);
    }

    void onStop(@Observes ShutdownEvent stopped) {
        BrokerSession<Hold> started = session;
        if (started != null) {
            started.close();
        }
        stack.close();
    }

    /** The model with its cache. */
    EmbeddingStack stack() {
        return stack;
    }

    /** @throws IllegalStateException if there is no broker yet */
    EmbeddingStreams streams() {
        return hold().orElseThrow(this::notYet).streams();
    }

    /** @throws IllegalStateException if there is no broker yet */
    TenantCodebooks codebooks() {
        return hold().orElseThrow(this::notYet).codebooks();
    }

    /** Whether the streams have been started and stand still since. */
    boolean hasStopped() {
        return hold().map(held -> !held.streams().isRunning()).orElse(false);
    }

    /** Whether the streams run. */
    boolean isRunning() {
        return hold().map(held -> held.streams().isRunning()).orElse(false);
    }

    /** What keeps the service from getting on at this moment, if anything does. */
    @Nullable
    Throwable trouble() {
        Optional<Hold> held = hold();
        return held.isPresent() ? held.get().streams().trouble() : waitsFor().orElse(null);
    }

    private Optional<Hold> hold() {
        BrokerSession<Hold> started = session;
        return started == null ? Optional.empty() : started.held();
    }

    /** Why there is no broker yet. */
    private Optional<Throwable> waitsFor() {
        BrokerSession<Hold> started = session;
        return started == null ? Optional.empty() : started.trouble();
    }

    private Hold open() throws InterruptedException {
        EmbeddingStreams streams = EmbeddingStreams.start(connection, stack, cut);
        try {
            TenantCodebooks codebooks =
                    TenantCodebooks.start(connection, stack.embedder().model());
            LOG.info("Embedding with {}", stack.embedder().model());
            return new Hold(streams, codebooks);
        } catch (InterruptedException | RuntimeException e) {
            streams.close();
            throw e;
        }
    }

    /** The model; an application that cannot have it ends with one line, for which the exception has no cause. */
    static LocalModel model(String setting, String description) {
        try {
            return LocalModel.of(description);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(setting + ": " + e.getMessage());
        }
    }

    /** The model to go to, by the same rules; the one in use is refused. */
    static LocalModel next(String description, LocalModel inUse) {
        LocalModel next = model("lethe.embeddings.next-model", description);
        if (next.id().equals(inUse.id())) {
            throw new ConfigurationException("lethe.embeddings.next-model: '" + description
                    + "' is the model in use; the one to go to is another");
        }
        return next;
    }

    private IllegalStateException notYet() {
        String reason = waitsFor().map(trouble -> ": " + trouble.getMessage()).orElse("");
        return new IllegalStateException("not connected yet" + reason);
    }

    private void count(MeterRegistry meters, String name, String what, ToDoubleFunction<EmbeddingsRuntime> value) {
        FunctionCounter.builder(name, this, value).description(what).register(meters);
    }
}
