package io.lethe.embedding.service;

import io.lethe.embedding.CodebookBuilder.Sample;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.EmbeddedItemCodec;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.event.ContentHash;
import io.lethe.event.ItemKey;
import io.lethe.event.ItemKey.Facet;
import io.lethe.event.MalformedBytesException;
import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.TopicScan;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tenant's catalogue as samples for a codebook, by the hash of the item's id: in an order that says nothing, and the
 * same each time. Of a large catalogue it is the {@value #MOST_SAMPLES} items with the smallest hashes. Items with a
 * vector of their own or of another model, and withdrawn ones, are not among them.
 */
final class CatalogueSamples {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueSamples.class);
    static final int MOST_SAMPLES = 16_384;

    private final String tenant;
    private final ModelId model;
    private final TreeMap<ContentHash, Sample> samples = new TreeMap<>();
    private final Set<ContentHash> withdrawn = new HashSet<>();

    CatalogueSamples(String tenant, ModelId model) {
        this.tenant = tenant;
        this.model = model;
    }

    static List<Sample> read(LogConnection connection, String tenant, ModelId model) {
        CatalogueSamples all = new CatalogueSamples(tenant, model);
        try (var consumer = connection.reader("lethe-embeddings-catalogue")) {
            TopicScan.read(consumer, List.of(Topic.ITEMS_EMBEDDED.topicName()), Long.MAX_VALUE / 2, all::onItem);
        }
        return all.samples();
    }

    /** The samples of the records so far, by the hash of the item's id. */
    List<Sample> samples() {
        TreeMap<ContentHash, Sample> offered = new TreeMap<>(samples);
        withdrawn.forEach(offered::remove);
        return List.copyOf(offered.values());
    }

    /** Takes the next record of the embedded items; what cannot be read is left out. */
    void onItem(ConsumerRecord<byte[], byte[]> message) {
        try {
            ItemKey key = ItemKey.fromBytes(message.key());
            if (key.tenant().equals(tenant)) {
                take(key, message.value());
            }
        } catch (MalformedBytesException | IllegalArgumentException e) {
            LOG.warn("Left out {}-{}@{}: {}", message.topic(), message.partition(), message.offset(), e.toString());
        }
    }

    private void take(ItemKey key, byte @Nullable [] value) {
        ContentHash id = ContentHash.of(key.itemId().getBytes(StandardCharsets.UTF_8));
        if (key.facet() == Facet.WITHDRAWN) {
            if (value == null) {
                withdrawn.remove(id);
            } else {
                withdrawn.add(id);
            }
            return;
        }
        samples.remove(id);
        if (value != null) {
            EmbeddedItem embedded = EmbeddedItemCodec.decode(key.tenant(), key.itemId(), value);
            Embedding known = embedded.embedding(model);
            if (known != null) {
                samples.put(id, new Sample(embedded.item().title(), known.quantized()));
            }
        }
        if (samples.size() > MOST_SAMPLES) {
            samples.pollLastEntry();
        }
    }
}
