package io.lethe.recommend.service.feed;

import io.lethe.embedding.EmbeddedItemCodec;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.ModelsInUseCodec;
import io.lethe.event.ItemKey;
import io.lethe.event.ItemKey.Facet;
import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.lethe.event.log.Records;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.SignalKey;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.recommend.service.known.AccountLinks;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.KnownMix;
import io.lethe.recommend.service.known.LiveChanges;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.known.ModelKey;
import io.lethe.recommend.service.known.SettingsBook;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Applies topic records to memory. Single writer; applying a record twice changes nothing. */
@Singleton
public class RecommenderFeed {
    /** The topics that are kept in memory. */
    static final List<Topic> TOPICS = List.of(
            Topic.ITEMS_EMBEDDED,
            Topic.EMBEDDING_MODELS,
            Topic.SIGNALS_NEIGHBOURS,
            Topic.SIGNALS_TRENDS,
            Topic.SETTINGS,
            Topic.MODELS,
            Topic.LINKS);

    private final Catalogues catalogues;
    private final SettingsBook settings;
    private final ModelBook models;
    private final LiveChanges changes;
    private final AccountLinks links = new AccountLinks();
    private final AppliedOffsets applied = new AppliedOffsets();

    RecommenderFeed(Catalogues catalogues, SettingsBook settings, ModelBook models, LiveChanges changes) {
        this.catalogues = catalogues;
        this.settings = settings;
        this.models = models;
        this.changes = changes;
    }

    public AccountLinks links() {
        return links;
    }

    /**
     * How far the topics have been applied: their own partitions, and those of {@link Topic#ITEMS} that items came in
     * by.
     */
    public AppliedOffsets applied() {
        return applied;
    }

    void apply(ConsumerRecord<byte[], byte[]> message) {
        try {
            byte[] value = message.value();
            if (message.topic().equals(Topic.ITEMS_EMBEDDED.topicName())) {
                applyItem(ItemKey.fromBytes(message.key()), value);
            } else if (message.topic().equals(Topic.EMBEDDING_MODELS.topicName())) {
                applyModels(value);
            } else if (message.topic().equals(Topic.SIGNALS_NEIGHBOURS.topicName())) {
                SignalKey key = SignalKey.fromBytes(message.key());
                catalogues
                        .toFill(key.tenant())
                        .putNeighbours(
                                key.itemId(), key.partition(), value == null ? null : NeighbourSignal.fromBytes(value));
            } else if (message.topic().equals(Topic.SIGNALS_TRENDS.topicName())) {
                SignalKey key = SignalKey.fromBytes(message.key());
                catalogues
                        .toFill(key.tenant())
                        .putTrend(key.itemId(), key.partition(), value == null ? null : TrendSignal.fromBytes(value));
            } else if (message.topic().equals(Topic.SETTINGS.topicName())) {
                settings.apply(message).ifPresent(changes::ofTenant);
            } else if (message.topic().equals(Topic.MODELS.topicName())) {
                applyModel(message.key(), value, message.timestamp());
            } else if (message.topic().equals(Topic.LINKS.topicName())) {
                changes.ofUsers(links.apply(message.key(), value != null));
            }
        } finally {
            applied.reach(new TopicPartition(message.topic(), message.partition()), message.offset());
            Records.origin(message.headers()).ifPresent(this::reachOrigin);
        }
    }

    private void applyModel(byte[] key, byte @Nullable [] value, long at) {
        models.apply(key, value, at);
        String tenant = ModelKey.fromBytes(key).tenant();
        KnownMix mix = models.mix(tenant);
        settings.learn(tenant, mix == null ? null : mix.numbers());
        changes.ofTenant(tenant);
    }

    private void applyModels(byte @Nullable [] value) {
        ModelId before = catalogues.modelInUse();
        catalogues.use(value == null ? null : ModelsInUseCodec.decode(value));
        if (!Objects.equals(before, catalogues.modelInUse())) {
            changes.ofAnybody();
        }
    }

    private void applyItem(ItemKey key, byte @Nullable [] value) {
        var catalogue = catalogues.toFill(key.tenant());
        if (key.facet() == Facet.WITHDRAWN) {
            catalogue.markWithdrawn(key.itemId(), value != null);
        } else if (value == null) {
            catalogue.remove(key.itemId());
        } else {
            catalogue.put(EmbeddedItemCodec.decode(key.tenant(), key.itemId(), value));
        }
    }

    private void reachOrigin(Origin origin) {
        if (origin.topic().equals(Topic.ITEMS.topicName())) {
            applied.reach(new TopicPartition(origin.topic(), origin.partition()), origin.offset());
        }
    }
}
