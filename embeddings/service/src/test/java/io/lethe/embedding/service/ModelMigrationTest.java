package io.lethe.embedding.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.EmbeddedItem.Meaning;
import io.lethe.embedding.EmbeddedItemCodec;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.event.Item;
import io.lethe.event.ItemKey;
import io.lethe.event.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The migration over a partition that is played by hand: what it writes comes in again, as on a broker. */
class ModelMigrationTest {
    private static final ModelId NEXT = new ModelId("next");
    private static final TopicPartition ACCEPTED = new TopicPartition(Topic.ITEMS_ACCEPTED.topicName(), 2);
    private static final TopicPartition EMBEDDED = new TopicPartition(Topic.ITEMS_EMBEDDED.topicName(), 2);
    private static final Embedding SOME = Embedding.normalized(new float[] {3, 4});

    private final LetterEmbedder model = new LetterEmbedder();
    private final LetterEmbedder next = new LetterEmbedder(NEXT);
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
    private int written;
    private long nanos = 1_000;
    private Played played = new Played(new ItemReadings(model, next));

    /** A migration with its two readers, which know what has been written up to now. */
    private final class Played {
        private final MockConsumer<byte[], byte[]> counting = new MockConsumer<>("earliest");
        private final MockConsumer<byte[], byte[]> reading = new MockConsumer<>("earliest");
        private final ModelMigration migration;
        private int shown;

        Played(ItemReadings readings) {
            migration = new ModelMigration(readings, counting, reading, producer, 2, () -> nanos);
            counting.updateBeginningOffsets(Map.of(EMBEDDED, 0L));
            reading.updateBeginningOffsets(Map.of(EMBEDDED, 0L));
            counting.updateEndOffsets(Map.of(EMBEDDED, 0L));
            reading.updateEndOffsets(Map.of(EMBEDDED, 0L));
        }

        /** One step, after which what it has written is in the log. */
        void step() throws InterruptedException {
            if (counting.assignment().isEmpty()) {
                counting.updateEndOffsets(Map.of(EMBEDDED, (long) log.size()));
                counting.schedulePollTask(this::show);
                reading.schedulePollTask(() -> {});
            } else {
                show();
            }
            migration.step(Set.of(ACCEPTED));
            while (written < producer.history().size()) {
                ProducerRecord<byte[], byte[]> one = producer.history().get(written++);
                append(one.key(), one.value());
            }
        }

        private void show() {
            for (; shown < log.size(); shown++) {
                counting.addRecord(log.get(shown));
                reading.addRecord(log.get(shown));
            }
            counting.updateEndOffsets(Map.of(EMBEDDED, (long) log.size()));
        }
    }

    @Test
    void shouldGiveEveryItemItsSecondVectorAFewAtATimeAndOnce() throws Exception {
        // Given
        for (int i = 0; i < 5; i++) {
            append(item("i" + i));
        }
        append(ItemKey.withdrawn("default", "i1").toBytes(), new byte[] {1});
        append(ItemKey.content("default", "bad").toBytes(), new byte[] {99});

        // When
        played.step();
        assertThat(played.migration.waiting()).isEqualTo(5);
        played.step();
        assertThat(played.migration.waiting()).isEqualTo(3);
        for (int i = 0; i < 5; i++) {
            played.step();
        }

        // Then
        assertThat(played.migration.progress()).isEqualTo(new EmbeddingProgress.Migration("next", true, 0, 5, null));
        assertThat(sent()).hasSize(5).allSatisfy(item -> {
            assertThat(item.embedding(LetterEmbedder.MODEL)).isEqualTo(SOME);
            assertThat(item.embedding(NEXT))
                    .isEqualTo(LetterEmbedder.of(item.item().describe()));
        });
        assertThat(model.calls()).isEmpty();
        assertThat(next.calls()).hasSize(3);
    }

    @Test
    void shouldGoOnWhereItWasAfterARestartAndNotStartAgainWhenExchanged() throws Exception {
        // Given
        for (int i = 0; i < 5; i++) {
            append(item("i" + i));
        }
        played.step();
        played.step();

        // When
        played = new Played(new ItemReadings(model, next));
        for (int i = 0; i < 5; i++) {
            played.step();
        }

        // Then
        assertThat(played.migration.given()).isEqualTo(1);
        assertThat(sent().stream().map(item -> item.item().itemId())).containsExactly("i0", "i1", "i2", "i3", "i4");

        // When
        played = new Played(new ItemReadings(next, model));
        for (int i = 0; i < 3; i++) {
            played.step();
        }

        // Then
        assertThat(played.migration.progress()).isEqualTo(new EmbeddingProgress.Migration("letters", true, 0, 0, null));
        assertThat(model.calls()).isEmpty();
    }

    @Test
    void shouldNeverGoBackBehindANewerRecord() throws Exception {
        // Given
        append(item("i0"));
        append(item("i1"));
        append(item("i2"));
        append(ItemKey.content("default", "i0").toBytes(), null);
        EmbeddedItem newer = new EmbeddedItem(
                Item.of("default", "i1", "Newer", ""), SOME, LetterEmbedder.MODEL, new Meaning(SOME, NEXT));
        append(newer);

        // When
        played.step();
        EmbeddedItem newest = new EmbeddedItem(Item.of("default", "i2", "Newest", ""), SOME, LetterEmbedder.MODEL);
        append(newest);
        played.step();
        played.step();

        // Then
        assertThat(sent().stream().map(EmbeddedItem::item))
                .as("i2 is sent as it was, and again as it is now; the others never")
                .containsExactly(item("i2").item(), newest.item());
    }

    @Test
    void shouldTryAgainAfterAPauseWithoutHoldingUpTheStream() throws Exception {
        // Given
        append(item("i0"));
        producer.sendException = new IllegalStateException("the broker is away");

        // When
        played.step();

        // Then
        assertThat(played.migration.progress().trouble()).contains("the broker is away");
        producer.sendException = null;
        played.step();
        assertThat(played.migration.given()).isZero();
        nanos += 10_000_000_000L;
        played.reading.updateBeginningOffsets(Map.of(EMBEDDED, 0L));
        for (ConsumerRecord<byte[], byte[]> message : log) {
            played.reading.addRecord(message);
        }
        played.step();
        played.step();
        assertThat(played.migration.progress()).isEqualTo(new EmbeddingProgress.Migration("next", true, 0, 1, null));
    }

    @Test
    void shouldReadForTheModelInUseWithoutANextOne() throws Exception {
        // Given
        append(new EmbeddedItem(Item.of("default", "i0", "A bed", ""), SOME, NEXT));
        played = new Played(new ItemReadings(model, null));

        // When
        played.step();
        played.step();
        append(new EmbeddedItem(Item.of("default", "i1", "A bed", ""), SOME, NEXT));
        played.step();

        // Then
        assertThat(sent())
                .containsExactly(new EmbeddedItem(
                        Item.of("default", "i0", "A bed", ""),
                        LetterEmbedder.of("A bed"),
                        LetterEmbedder.MODEL,
                        new Meaning(SOME, NEXT)));
        assertThat(played.migration.progress()).isEqualTo(new EmbeddingProgress.Migration(null, true, 0, 1, null));
    }

    private static EmbeddedItem item(String id) {
        return new EmbeddedItem(Item.of("default", id, "A bed " + id, ""), SOME, LetterEmbedder.MODEL);
    }

    private void append(EmbeddedItem item) {
        append(item.item().key().toBytes(), EmbeddedItemCodec.encode(item));
    }

    private void append(byte[] key, byte @Nullable [] value) {
        ConsumerRecord<byte[], byte[]> message =
                new ConsumerRecord<>(EMBEDDED.topic(), EMBEDDED.partition(), log.size(), key, value);
        message.headers().add("lethe-origin", "here".getBytes(StandardCharsets.UTF_8));
        log.add(message);
    }

    private List<EmbeddedItem> sent() {
        return producer.history().stream()
                .map(message -> {
                    assertThat(message.partition()).isEqualTo(EMBEDDED.partition());
                    assertThat(message.headers()).hasSize(1);
                    ItemKey key = ItemKey.fromBytes(message.key());
                    return EmbeddedItemCodec.decode(
                            key.tenant(), key.itemId(), Objects.requireNonNull(message.value()));
                })
                .toList();
    }
}
