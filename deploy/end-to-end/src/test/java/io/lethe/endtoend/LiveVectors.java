package io.lethe.endtoend;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.EmbeddedItemCodec;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.TextEmbedder;
import io.lethe.event.ItemKey;
import io.lethe.event.ItemKey.Facet;
import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The embeddings that a running Lethe made of its items, by the text that they are of. It knows no other text. */
final class LiveVectors implements TextEmbedder {
    private final Map<String, Embedding> byText = new HashMap<>();
    private final ModelId model;

    private LiveVectors(List<EmbeddedItem> items) {
        items.forEach(item -> byText.put(item.item().describe(), item.embedding()));
        this.model = items.get(0).model();
    }

    /** Everything that {@link Topic#ITEMS_EMBEDDED} holds now. */
    static LiveVectors at(String kafka) {
        Map<String, EmbeddedItem> items = new HashMap<>();
        try (Consumer<byte[], byte[]> reader = LogConnection.to(kafka).reader("lethe-live-vectors")) {
            List<TopicPartition> partitions = reader.partitionsFor(Topic.ITEMS_EMBEDDED.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> one : reader.poll(Duration.ofMillis(200))) {
                    ItemKey key = ItemKey.fromBytes(one.key());
                    if (key.facet() == Facet.CONTENT && one.value() != null) {
                        items.put(key.itemId(), EmbeddedItemCodec.decode(key.tenant(), key.itemId(), one.value()));
                    }
                }
            }
        }
        return new LiveVectors(List.copyOf(items.values()));
    }

    @Override
    public ModelId model() {
        return model;
    }

    @Override
    public int dimension() {
        return byText.values().iterator().next().dimension();
    }

    @Override
    public List<Embedding> embed(List<String> texts) {
        return texts.stream()
                .map(text -> Optional.ofNullable(byText.get(text))
                        .orElseThrow(() -> new IllegalArgumentException("the platform has no item of '" + text + "'")))
                .toList();
    }
}
