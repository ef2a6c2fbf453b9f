package io.lethe.embedding.service;

import io.lethe.embedding.langchain4j.LocalModel;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.OneLinePerCause;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
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
    private final Thread starter = new Thread(this::connect, "lethe-embeddings-start");
    private volatile @Nullable EmbeddingStreams streams;
    private volatile @Nullable TenantCodebooks codebooks;
    private volatile @Nullable Throwable trouble;
    private volatile boolean closing;

    @Inject
    EmbeddingsRuntime(
            EmbeddingsConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "lethe.partitions", defaultValue = "4") int partitions,
            @ConfigProperty(name = "lethe.replication", defaultValue = "1") short replication,
            MeterRegistry meters) {
        this.connection = LogConnection.of(kafka);
        this.stack = new EmbeddingStack(
                LocalModel.ofName(config.model()), config.threads(), config.cacheSize(), config.rememberedEventTexts());
        this.cut = new EmbeddingStreams.Cut(partitions, replication, config.batchSize(), config.rememberedEventTexts());
        count(meters, "lethe.embeddings.texts", "texts that the model has read", run -> run.stack.texts());
        count(meters, "lethe.embeddings.cache.hits", "texts that needed no model", run -> run.stack.cacheHits());
        count(meters, "lethe.embeddings.model.busy.ms", "wall time of the model", run -> run.stack.busyMillis());
        count(meters, "lethe.embeddings.items", "item records published", run -> {
            EmbeddingStreams running = run.streams;
            return running == null ? 0 : running.items();
        });
        count(meters, "lethe.embeddings.events", "events published", run -> {
            EmbeddingStreams running = run.streams;
            return running == null ? 0 : running.events();
        });
    }

    void onStart(@Observes StartupEvent started) {
        OneLinePerCause.install();
        starter.setDaemon(true);
        starter.start();
    }

    void onStop(@Observes ShutdownEvent stopped) {
        closing = true;
        starter.interrupt();
        EmbeddingStreams running = streams;
        if (running != null) {
            running.close();
        }
        TenantCodebooks followed = codebooks;
        if (followed != null) {
            followed.close();
        }
        stack.close();
    }

    /** The model with its cache. */
    EmbeddingStack stack() {
        return stack;
    }

    /** @throws IllegalStateException if there is no broker yet */
    EmbeddingStreams streams() {
        EmbeddingStreams running = streams;
        if (running == null) {
            throw notYet();
        }
        return running;
    }

    /** @throws IllegalStateException if there is no broker yet */
    TenantCodebooks codebooks() {
        TenantCodebooks followed = codebooks;
        if (followed == null) {
            throw notYet();
        }
        return followed;
    }

    /** Whether the streams have been started and stand still since. */
    boolean hasStopped() {
        EmbeddingStreams running = streams;
        return running != null && !closing && !running.isRunning();
    }

    /** Whether the streams run. */
    boolean isRunning() {
        EmbeddingStreams running = streams;
        return running != null && running.isRunning() && codebooks != null;
    }

    /** What keeps the service from getting on at this moment, if anything does. */
    @Nullable
    Throwable trouble() {
        EmbeddingStreams running = streams;
        return running == null || trouble != null ? trouble : running.trouble();
    }

    private void connect() {
        while (!closing && codebooks == null) {
            try {
                if (streams == null) {
                    streams = EmbeddingStreams.start(connection, stack, cut);
                }
                codebooks = TenantCodebooks.start(connection, stack.embedder().model());
                trouble = null;
                LOG.info("Embedding with {}", stack.embedder().model());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                trouble = e;
                LOG.warn("Cannot start yet: {}", e.getMessage());
                LOG.debug("The failure", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    private IllegalStateException notYet() {
        Throwable reason = trouble;
        return new IllegalStateException("not connected yet" + (reason == null ? "" : ": " + reason.getMessage()));
    }

    private void count(MeterRegistry meters, String name, String what, ToDoubleFunction<EmbeddingsRuntime> value) {
        FunctionCounter.builder(name, this, value).description(what).register(meters);
    }
}
