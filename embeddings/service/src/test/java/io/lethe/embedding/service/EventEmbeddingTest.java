package io.lethe.embedding.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.EmbeddedInteractionCodec;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionCodec;
import io.lethe.event.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventEmbeddingTest {
    private final LetterEmbedder model = new LetterEmbedder();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final EventEmbedding embedding = new EventEmbedding(new EventMeanings(model, 100), producer, 2);
    private final List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();

    @Test
    void shouldKeepTheOrderWhileWordsAreEmbeddedTogether() throws Exception {
        // Given
        List<Interaction> events = List.of(
                TestLog.said("u", "e1", "a bed"),
                TestLog.viewed("u", "e2", "i1"),
                TestLog.said("u", "e3", "a cab"),
                TestLog.viewed("u", "e4", "i1"),
                TestLog.said("u", "e5", "a head"));
        events.forEach(this::accept);

        // When
        embedding.on(all());

        // Then
        assertThat(model.calls()).containsExactly(List.of("a bed", "a cab"), List.of("a head"));
        assertThat(sent())
                .containsExactly(
                        meaning(events.get(0), "a bed"),
                        EmbeddedInteraction.withoutText(events.get(1)),
                        meaning(events.get(2), "a cab"),
                        EmbeddedInteraction.withoutText(events.get(3)),
                        meaning(events.get(4), "a head"));
        assertThat(embedding.events()).isEqualTo(5);
    }

    @Test
    void shouldAskNoModelWithoutWords() throws Exception {
        // Given
        Interaction blank = TestLog.viewed("u", "e2", "i1").withText(" ");
        accept(TestLog.viewed("u", "e1", "i1"));
        accept(blank);

        // When
        embedding.on(all());

        // Then
        assertThat(model.calls()).isEmpty();
        assertThat(sent().get(1)).isEqualTo(EmbeddedInteraction.withoutText(blank));
    }

    @Test
    void shouldSendTombstonesAndLeaveOutWhatCannotBeRead() throws Exception {
        // Given
        Interaction said = TestLog.said("u", "e1", "a bed");
        EventKey erased = EventKey.of(TestLog.viewed("u", "e2", "i1"));
        accept(said);
        accept(EventKey.of(TestLog.viewed("u", "e3", "i1")), new byte[] {99});
        accept(erased, null);

        // When
        embedding.on(all());

        // Then
        assertThat(producer.history()).hasSize(2);
        assertThat(producer.history().get(0).key()).isEqualTo(EventKey.of(said).toBytes());
        assertThat(producer.history().get(1).key()).isEqualTo(erased.toBytes());
        assertThat(producer.history().get(1).value()).isNull();
        assertThat(embedding.events()).isEqualTo(1);
        assertThat(embedding.unreadable()).isEqualTo(1);
    }

    private static EmbeddedInteraction meaning(Interaction event, String text) {
        return new EmbeddedInteraction(
                event, new TextMeaning(LetterEmbedder.of(text).quantized(), LetterEmbedder.MODEL));
    }

    private void accept(Interaction event) {
        accept(EventKey.of(event), InteractionCodec.encode(event));
    }

    private void accept(EventKey key, byte @Nullable [] value) {
        batch.add(new ConsumerRecord<>(Topic.EVENTS_ACCEPTED.topicName(), 1, batch.size(), key.toBytes(), value));
    }

    private ConsumerRecords<byte[], byte[]> all() {
        return new ConsumerRecords<>(Map.of(new TopicPartition(Topic.EVENTS_ACCEPTED.topicName(), 1), batch), Map.of());
    }

    private List<EmbeddedInteraction> sent() {
        return producer.history().stream()
                .map(message -> {
                    EventKey key = EventKey.fromBytes(message.key());
                    return EmbeddedInteractionCodec.decode(key.tenant(), key.userId(), key.eventId(), message.value());
                })
                .toList();
    }
}
