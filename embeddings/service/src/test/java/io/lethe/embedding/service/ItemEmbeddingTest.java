package io.lethe.embedding.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.EmbeddedItemCodec;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.event.GivenVector;
import io.lethe.event.Item;
import io.lethe.event.ItemCodec;
import io.lethe.event.ItemKey;
import io.lethe.event.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemEmbeddingTest {
    private static final int PARTITION = 3;

    private final LetterEmbedder model = new LetterEmbedder();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ItemEmbedding embedding = new ItemEmbedding(model, Idle.migration(), producer);
    private final List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();

    @Test
    void shouldAskTheModelOnlyAboutWordsWithoutAVector() throws Exception {
        // Given
        Item described = Item.of("default", "i1", "A beach", "Bays and cafes.");
        Item given =
                new Item("default", "i2", "Shell", "", List.of(), new TreeMap<>(), true, null, GivenVector.of(3, 0, 4));
        Item silent = Item.of("default", "i3", "", "");
        accept(described);
        accept(given);
        accept(silent);

        // When
        embedding.on(all());

        // Then
        assertThat(model.calls()).containsExactly(List.of(described.describe()));
        assertThat(sent())
                .containsExactly(
                        new EmbeddedItem(described, LetterEmbedder.of(described.describe()), LetterEmbedder.MODEL),
                        new EmbeddedItem(given, Embedding.normalized(new float[] {3, 0, 4}), ModelId.GIVEN),
                        new EmbeddedItem(silent, Embedding.NONE, ModelId.NONE));
    }

    @Test
    void shouldSendMarksAndTombstonesAsTheyAre() throws Exception {
        // Given
        accept(ItemKey.withdrawn("default", "i1"), new byte[] {1});
        accept(ItemKey.withdrawn("default", "i1"), null);
        accept(ItemKey.content("default", "i2"), null);

        // When
        embedding.on(all());

        // Then
        assertThat(producer.history().stream().map(ProducerRecord::value)).containsExactly(new byte[] {1}, null, null);
        assertThat(model.calls()).isEmpty();
        assertThat(embedding.items()).isEqualTo(1);
    }

    @Test
    void shouldKeepKeyPartitionAndOurHeaders() throws Exception {
        // Given
        accept(Item.of("default", "i1", "A beach", ""));
        batch.get(0).headers().add("lethe-origin", bytes("here")).add("traceparent", bytes("there"));

        // When
        embedding.on(all());

        // Then
        ProducerRecord<byte[], byte[]> message = producer.history().get(0);
        assertThat(message.topic()).isEqualTo(Topic.ITEMS_EMBEDDED.topicName());
        assertThat(message.key()).isEqualTo(batch.get(0).key());
        assertThat(message.partition()).isEqualTo(PARTITION);
        assertThat(message.headers()).singleElement().satisfies(header -> {
            assertThat(header.key()).isEqualTo("lethe-origin");
            assertThat(header.value()).isEqualTo(bytes("here"));
        });
    }

    @Test
    void shouldLeaveOutWhatCannotBeRead() throws Exception {
        // Given
        Item first = Item.of("default", "i1", "A beach", "");
        Item second = Item.of("default", "i2", "A bed", "");
        accept(first);
        accept(ItemKey.content("default", "bad"), new byte[] {99});
        batch.add(new ConsumerRecord<>(Topic.ITEMS_ACCEPTED.topicName(), PARTITION, 9, bytes("?"), new byte[] {1}));
        accept(second);

        // When
        embedding.on(all());

        // Then
        assertThat(sent().stream().map(EmbeddedItem::item)).containsExactly(first, second);
        assertThat(embedding.unreadable()).isEqualTo(2);
        assertThat(embedding.items()).isEqualTo(2);
    }

    @Test
    void shouldCountABatchOnlyOnceItIsWritten() throws Exception {
        // Given
        accept(Item.of("default", "i1", "A beach", ""));
        accept(ItemKey.content("default", "bad"), new byte[] {99});
        producer.sendException = new IllegalStateException("the broker is away");

        // When
        assertThatThrownBy(() -> embedding.on(all())).hasMessage("the broker is away");

        // Then
        assertThat(embedding.items()).isZero();
        assertThat(embedding.unreadable()).isZero();
        producer.sendException = null;
        embedding.on(all());
        assertThat(embedding.items()).isEqualTo(1);
        assertThat(embedding.unreadable()).isEqualTo(1);
    }

    private void accept(Item item) {
        accept(item.key(), ItemCodec.encode(item));
    }

    private void accept(ItemKey key, byte @Nullable [] value) {
        batch.add(
                new ConsumerRecord<>(Topic.ITEMS_ACCEPTED.topicName(), PARTITION, batch.size(), key.toBytes(), value));
    }

    private ConsumerRecords<byte[], byte[]> all() {
        return new ConsumerRecords<>(
                Map.of(new TopicPartition(Topic.ITEMS_ACCEPTED.topicName(), PARTITION), batch), Map.of());
    }

    private List<EmbeddedItem> sent() {
        return producer.history().stream()
                .map(message -> {
                    ItemKey key = ItemKey.fromBytes(message.key());
                    return EmbeddedItemCodec.decode(key.tenant(), key.itemId(), message.value());
                })
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
