package io.lethe.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionCodec;
import io.lethe.event.Item;
import io.lethe.event.ItemCodec;
import io.lethe.event.ItemKey;
import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.event.log.Records;
import io.lethe.ingest.cleaning.CleaningLimits;
import io.lethe.ingest.cleaning.EventCleaning;
import io.lethe.ingest.cleaning.ItemCleaning;
import io.lethe.ingest.cleaning.TenantRules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class IngestWorkTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
    private static final String VIEW = "{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"i\",\"eventId\":\"%s\"}";
    private static final String PATCH = "{\"itemId\":\"sea\",\"patch\":true,\"title\":\"The Sea\"}";
    private static final ItemKey SEA = ItemKey.content("default", "sea");

    private final InMemoryProducer producer = new InMemoryProducer();
    private final IngestCounts counts = new IngestCounts(new SimpleMeterRegistry());
    private final Map<ItemKey, Item> accepted = new HashMap<>();
    private final List<Set<ItemKey>> lookedUp = new ArrayList<>();
    private final IngestWork work = new IngestWork(
            new EventCleaning(CleaningLimits.DEFAULT, TenantRules.NONE),
            new ItemCleaning(CleaningLimits.DEFAULT),
            this::lookUp,
            producer,
            counts,
            CLOCK);

    @Test
    void shouldWriteAnEventUnderItsUserWithItsOrigin() throws Exception {
        // When
        work.on(batch(Topic.EVENTS, String.format(VIEW, "e1")));

        // Then
        ProducerRecord<byte[], byte[]> message =
                producer.of(Topic.EVENTS_ACCEPTED).get(0);
        Interaction event = event(message);
        assertThat(event.userKey()).isEqualTo(new UserKey("default", "u"));
        assertThat(event.timestamp()).isEqualTo(CLOCK.millis());
        assertThat(message.partition()).isEqualTo(event.userKey().partition(InMemoryProducer.PARTITIONS));
        assertThat(Records.origin(message.headers())).contains(new Origin("lethe.events", 1, 0));
        assertThat(producer.of(Topic.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void shouldBuryWhatIsWrongAndKeepTheRest() throws Exception {
        // When
        work.on(batch(
                Topic.EVENTS,
                String.format(VIEW, "e1"),
                "{\"userId\":\"u\",\"itemId\":\"i\"}",
                "{",
                String.format(VIEW, "e2")));

        // Then
        assertThat(producer.of(Topic.EVENTS_ACCEPTED).stream()
                        .map(message -> event(message).eventId()))
                .containsExactly("e1", "e2");
        List<JsonNode> letters = letters();
        assertThat(letters.stream().map(letter -> letter.get("field").asText())).containsExactly("type", "$");
        assertThat(letters.stream().map(letter -> letter.get("flaw").asText()))
                .containsExactly("missing", "malformed-json");
        assertThat(letters.stream().map(letter -> letter.get("offset").asInt())).containsExactly(1, 2);
        IngestCounts.Snapshot all = counts.snapshot();
        assertThat(all.events().accepted()).isEqualTo(2);
        assertThat(all.events().reasons()).containsExactly(entry("malformed-json", 1L), entry("missing/type", 1L));
        assertThat(all.deadLetters()).isEqualTo(2);
    }

    @Test
    void shouldLookUpNothingWhereNothingIsPatched() throws Exception {
        // When
        work.on(batch(Topic.ITEMS, "{\"itemId\":\"sea\"}", "{\"itemId\":\"sea\",\"withdrawn\":true}"));

        // Then
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void shouldMergeAPatchWithTheItemAsItWasAcceptedLast() throws Exception {
        // Given
        accepted.put(SEA, Item.of("default", "sea", "Sea", "Waves and wind."));

        // When
        work.on(batch(Topic.ITEMS, PATCH));

        // Then
        assertThat(lookedUp).containsExactly(Set.of(SEA));
        assertThat(items()).containsExactly(Item.of("default", "sea", "The Sea", "Waves and wind."));
        assertThat(counts.snapshot().items().accepted()).isEqualTo(1);
    }

    @Test
    void shouldMergeAPatchWithWhatStandsBeforeItInTheBatch() throws Exception {
        // Given
        accepted.put(SEA, Item.of("default", "sea", "Old", "Old."));

        // When
        work.on(batch(
                Topic.ITEMS,
                "{\"itemId\":\"sea\",\"title\":\"Sea\",\"text\":\"Waves.\"}",
                PATCH,
                "{\"itemId\":\"sea\",\"patch\":true,\"text\":null}"));

        // Then
        assertThat(items().get(1)).isEqualTo(Item.of("default", "sea", "The Sea", "Waves."));
        assertThat(items().get(2)).isEqualTo(Item.of("default", "sea", "The Sea", ""));
    }

    @Test
    void shouldRefuseAPatchOfWhatIsNotThereYet() throws Exception {
        // When
        work.on(batch(Topic.ITEMS, PATCH, "{\"itemId\":\"sea\",\"title\":\"Sea\"}"));

        // Then
        assertThat(items()).containsExactly(Item.of("default", "sea", "Sea", ""));
        JsonNode letter = letters().get(0);
        assertThat(letter.get("field").asText()).isEqualTo("itemId");
        assertThat(letter.get("flaw").asText()).isEqualTo("unknown-item");
        assertThat(letter.get("given").asText()).isEqualTo("sea");
        assertThat(letter.get("reason").asText()).startsWith("names no item that is there");
    }

    @Test
    void shouldEndAWithdrawalByAPutAndNotByAPatch() throws Exception {
        // Given
        byte[] mark = ItemKey.withdrawn("default", "sea").toBytes();

        // When
        work.on(batch(
                Topic.ITEMS,
                "{\"itemId\":\"sea\",\"withdrawn\":true}",
                "{\"itemId\":\"sea\",\"title\":\"Sea\"}",
                PATCH));

        // Then
        List<ProducerRecord<byte[], byte[]>> written = producer.of(Topic.ITEMS_ACCEPTED);
        assertThat(written.stream().map(ProducerRecord::key)).containsExactly(mark, SEA.toBytes(), mark, SEA.toBytes());
        assertThat(written.get(0).value()).containsExactly(1);
        assertThat(written.get(2).value()).isNull();
    }

    @Test
    void shouldCountABatchOnlyOnceItIsWritten() throws Exception {
        // Given
        ConsumerRecords<byte[], byte[]> batch = batch(Topic.EVENTS, String.format(VIEW, "e1"), "{");
        producer.loseNext();

        // When
        assertThatThrownBy(() -> work.on(batch)).isInstanceOf(TimeoutException.class);
        IngestCounts.Snapshot lost = counts.snapshot();
        work.on(batch);

        // Then
        assertThat(lost.events().accepted()).isZero();
        assertThat(lost.deadLetters()).isZero();
        assertThat(counts.snapshot().events().accepted()).isEqualTo(1);
        assertThat(counts.snapshot().deadLetters()).isEqualTo(1);
        assertThat(producer.of(Topic.DEAD_LETTERS).stream().map(ProducerRecord::key))
                .hasSize(2)
                .containsOnly(new Origin("lethe.events", 1, 1).toBytes());
    }

    private Map<ItemKey, Item> lookUp(Set<ItemKey> keys) {
        lookedUp.add(keys);
        Map<ItemKey, Item> found = new HashMap<>(accepted);
        found.keySet().retainAll(keys);
        return found;
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> message : producer.of(Topic.ITEMS_ACCEPTED)) {
            ItemKey key = ItemKey.fromBytes(message.key());
            if (key.facet() == ItemKey.Facet.CONTENT) {
                items.add(ItemCodec.decode(key.tenant(), key.itemId(), message.value()));
            }
        }
        return items;
    }

    private List<JsonNode> letters() throws Exception {
        List<JsonNode> letters = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> letter : producer.of(Topic.DEAD_LETTERS)) {
            letters.add(JSON.readTree(letter.value()));
        }
        return letters;
    }

    private static Interaction event(ProducerRecord<byte[], byte[]> message) {
        EventKey key = EventKey.fromBytes(message.key());
        return InteractionCodec.decode(key.tenant(), key.userId(), key.eventId(), message.value());
    }

    private static ConsumerRecords<byte[], byte[]> batch(Topic topic, String... values) {
        List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
        for (String value : values) {
            messages.add(new ConsumerRecord<>(
                    topic.topicName(), 1, messages.size(), null, value.getBytes(StandardCharsets.UTF_8)));
        }
        return new ConsumerRecords<>(Map.of(new TopicPartition(topic.topicName(), 1), messages), Map.of());
    }
}
