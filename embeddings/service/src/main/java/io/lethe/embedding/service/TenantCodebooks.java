package io.lethe.embedding.service;

import io.lethe.embedding.CodebookBuilder;
import io.lethe.embedding.CodebookBuilder.Sample;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.TopicCodebook;
import io.lethe.embedding.TopicCodebookCodec;
import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.TopicFollower;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The topic codebook of each tenant, followed in {@link Topic#CODEBOOK}; the general one of the model where a tenant
 * has none of this model. Rebuilding makes a new one from the tenant's catalogue and publishes it.
 */
final class TenantCodebooks implements AutoCloseable {
    /** A catalogue smaller than this has no topics of its own. */
    static final int FEWEST_ITEMS = 32;

    private static final int MOST_TOPICS = 256;
    private static final long SEED = 1;

    private final LogConnection connection;
    private final ModelId model;
    private final Map<String, TopicCodebook> newest = new ConcurrentHashMap<>();
    private final TopicFollower follower;

    /** What came of a rebuild. */
    sealed interface Rebuild {
        /** A new codebook is in force, made from this many items. */
        record Done(TopicCodebook codebook, int items) implements Rebuild {}

        /** The catalogue is too small. */
        record TooFew(int items) implements Rebuild {}
    }

    private TenantCodebooks(LogConnection connection, ModelId model) {
        this.connection = connection;
        this.model = model;
        this.follower = TopicFollower.start(
                "lethe-embeddings-codebooks",
                connection.reader("lethe-embeddings-codebooks"),
                List.of(Topic.CODEBOOK.topicName()),
                this::onCodebook);
    }

    /** Starts following, and returns when everything that was there has been read. The topic has to exist. */
    static TenantCodebooks start(LogConnection connection, ModelId model) throws InterruptedException {
        TenantCodebooks codebooks = new TenantCodebooks(connection, model);
        try {
            codebooks.follower.caughtUp().get();
            return codebooks;
        } catch (InterruptedException e) {
            codebooks.close();
            throw e;
        } catch (ExecutionException e) {
            codebooks.close();
            throw new IllegalStateException("the codebooks cannot be read: " + e.getCause(), e);
        }
    }

    /** The codebook in force for a tenant; none as long as it has none of this model, and none is shipped for it. */
    Optional<TopicCodebook> inForce(String tenant) {
        TopicCodebook own = newest.get(tenant);
        return own != null && own.model().equals(model) ? Optional.of(own) : TopicCodebook.general(model);
    }

    /** Makes a codebook from the tenant's catalogue as it is embedded now, twice the root of its size in topics. */
    synchronized Rebuild rebuild(String tenant, Producer<byte[], byte[]> producer) throws InterruptedException {
        List<Sample> samples = CatalogueSamples.read(connection, tenant, model);
        if (samples.size() < FEWEST_ITEMS) {
            return new Rebuild.TooFew(samples.size());
        }
        TopicCodebook old = newest.get(tenant);
        long version = old == null ? TopicCodebook.GENERAL + 1 : old.version() + 1;
        int topics = Math.min(MOST_TOPICS, (int) Math.round(2 * Math.sqrt(samples.size())));
        TopicCodebook made = CodebookBuilder.build(model, version, samples, topics, SEED);
        try {
            producer.send(new ProducerRecord<>(
                            Topic.CODEBOOK.topicName(),
                            TopicCodebookCodec.key(tenant),
                            TopicCodebookCodec.encode(made)))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the codebook could not be published: " + e.getCause(), e);
        }
        newest.merge(tenant, made, TenantCodebooks::later);
        return new Rebuild.Done(made, samples.size());
    }

    @Override
    public void close() {
        follower.close();
    }

    private void onCodebook(ConsumerRecord<byte[], byte[]> message) {
        String tenant = TopicCodebookCodec.tenant(message.key());
        if (message.value() == null) {
            newest.remove(tenant);
        } else {
            newest.merge(tenant, TopicCodebookCodec.decode(message.value()), TenantCodebooks::later);
        }
    }

    private static TopicCodebook later(TopicCodebook one, TopicCodebook other) {
        return other.version() >= one.version() ? other : one;
    }
}
