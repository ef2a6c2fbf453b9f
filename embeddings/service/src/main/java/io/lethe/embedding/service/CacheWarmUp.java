package io.lethe.embedding.service;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.EmbeddedInteractionCodec;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.EmbeddedItemCodec;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.langchain4j.CachingEmbedder;
import io.lethe.event.EventKey;
import io.lethe.event.ItemKey;
import io.lethe.event.ItemKey.Facet;
import io.lethe.event.MalformedBytesException;
import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.TopicFollower;
import io.lethe.event.log.TopicScan;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the caches from the log at start: every embedded item, and the newest events up to the capacity of the cache
 * of users' words. A repeated import then finds its embeddings, equal to the byte, without running the model.
 */
final class CacheWarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(CacheWarmUp.class);

    private final LogConnection connection;
    private final EmbeddingStack stack;
    private final List<CachingEmbedder> embedders;

    CacheWarmUp(LogConnection connection, EmbeddingStack stack) {
        this.connection = connection;
        this.stack = stack;
        this.embedders = stack.embedders();
    }

    void recall(long newestEvents) {
        long items = read("lethe-embeddings-items-memory", Topic.ITEMS_EMBEDDED, Long.MAX_VALUE / 2, this::onItem);
        long events = read("lethe-embeddings-events-memory", Topic.EVENTS_EMBEDDED, newestEvents, this::onEvent);
        LOG.info("Recalled {} item records and {} event records from the log", items, events);
    }

    private long read(String clientId, Topic topic, long newest, TopicFollower.Work work) {
        try (var consumer = connection.reader(clientId)) {
            return TopicScan.read(consumer, List.of(topic.topicName()), newest, work);
        }
    }

    private void onItem(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() == null) {
            return;
        }
        try {
            ItemKey key = ItemKey.fromBytes(message.key());
            if (key.facet() == Facet.CONTENT) {
                EmbeddedItem embedded = EmbeddedItemCodec.decode(key.tenant(), key.itemId(), message.value());
                if (embedded.isForModels()) {
                    embedders.forEach(embedder -> remember(embedder, embedded));
                }
            }
        } catch (MalformedBytesException | IllegalArgumentException e) {
            LOG.warn(
                    "Cannot recall {}-{}@{}: {}", message.topic(), message.partition(), message.offset(), e.toString());
        }
    }

    private static void remember(CachingEmbedder embedder, EmbeddedItem embedded) {
        Embedding known = embedded.embedding(embedder.model());
        if (known != null) {
            embedder.remember(embedded.item().describe(), known);
        }
    }

    private void onEvent(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() == null) {
            return;
        }
        try {
            EventKey key = EventKey.fromBytes(message.key());
            EmbeddedInteraction embedded =
                    EmbeddedInteractionCodec.decode(key.tenant(), key.userId(), key.eventId(), message.value());
            TextMeaning meaning = embedded.meaning();
            String text = embedded.interaction().text();
            if (meaning != null && text != null) {
                stack.meanings().remember(text, meaning);
            }
        } catch (MalformedBytesException | IllegalArgumentException e) {
            LOG.warn(
                    "Cannot recall {}-{}@{}: {}", message.topic(), message.partition(), message.offset(), e.toString());
        }
    }
}
