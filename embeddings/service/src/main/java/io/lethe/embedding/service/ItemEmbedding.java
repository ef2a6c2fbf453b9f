package io.lethe.embedding.service;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.EmbeddedItemCodec;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.TextEmbedder;
import io.lethe.event.GivenVector;
import io.lethe.event.Item;
import io.lethe.event.ItemCodec;
import io.lethe.event.ItemKey;
import io.lethe.event.ItemKey.Facet;
import io.lethe.event.MalformedBytesException;
import io.lethe.event.Topic;
import io.lethe.event.log.BatchLoop;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From accepted items to embedded ones. An item with a vector of its own keeps that vector's direction, one without a
 * word has no meaning; marks of withdrawal and
 * tombstones go through as they are. Only the model in use is asked; what another model says is added between two
 * batches.
 */
final class ItemEmbedding implements BatchLoop.Work {
    private static final Logger LOG = LoggerFactory.getLogger(ItemEmbedding.class);

    private final TextEmbedder embedder;
    private final ModelMigration migration;
    private final Producer<byte[], byte[]> producer;
    private final LongAdder items = new LongAdder();
    private final LongAdder unreadable = new LongAdder();

    /** A record to send on, and the item in it; none in a mark or a tombstone, which are sent as they are. */
    private record Outgoing(
            ConsumerRecord<byte[], byte[]> source, @Nullable Item item) {}

    /**
     * @param migration what is done between two batches
     */
    ItemEmbedding(TextEmbedder embedder, ModelMigration migration, Producer<byte[], byte[]> producer) {
        this.embedder = embedder;
        this.migration = migration;
        this.producer = producer;
    }

    @Override
    public void on(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
        int bad = 0;
        List<Outgoing> outgoing = new ArrayList<>(batch.count());
        for (ConsumerRecord<byte[], byte[]> source : batch) {
            try {
                outgoing.add(read(source));
            } catch (MalformedBytesException | IllegalArgumentException e) {
                bad++;
                LOG.error("Left out {}-{}@{}: {}", source.topic(), source.partition(), source.offset(), e.getMessage());
            }
        }
        Iterator<Embedding> embeddings = embedder.embed(texts(outgoing)).iterator();
        Outbox outbox = new Outbox(producer, Topic.ITEMS_EMBEDDED);
        for (Outgoing one : outgoing) {
            Item item = one.item();
            outbox.send(one.source(), item == null ? one.source().value() : embedded(item, embeddings));
        }
        outbox.awaitAll();
        unreadable.add(bad);
        items.add(outgoing.stream().filter(one -> one.source().value() != null).count());
    }

    @Override
    public void between(Set<TopicPartition> assigned) throws InterruptedException {
        migration.step(assigned);
    }

    /** How many records with a value have been published. */
    long items() {
        return items.sum();
    }

    /** How many records could not be read, and were left out. */
    long unreadable() {
        return unreadable.sum();
    }

    private static Outgoing read(ConsumerRecord<byte[], byte[]> source) {
        ItemKey key = ItemKey.fromBytes(source.key());
        if (source.value() == null || key.facet() != Facet.CONTENT) {
            return new Outgoing(source, null);
        }
        Item item = ItemCodec.decode(key.tenant(), key.itemId(), source.value());
        return new Outgoing(source, item);
    }

    private static List<String> texts(List<Outgoing> outgoing) {
        List<String> texts = new ArrayList<>();
        for (Outgoing one : outgoing) {
            Item item = one.item();
            if (item != null && item.vector() == null && item.saysSomething()) {
                texts.add(item.describe());
            }
        }
        return texts;
    }

    private byte[] embedded(Item item, Iterator<Embedding> embeddings) {
        GivenVector vector = item.vector();
        if (vector == null && !item.saysSomething()) {
            return EmbeddedItemCodec.encode(new EmbeddedItem(item, Embedding.NONE, ModelId.NONE));
        }
        return EmbeddedItemCodec.encode(
                vector == null
                        ? new EmbeddedItem(item, embeddings.next(), embedder.model())
                        : new EmbeddedItem(item, Embedding.normalized(vector.toArray()), ModelId.GIVEN));
    }
}
