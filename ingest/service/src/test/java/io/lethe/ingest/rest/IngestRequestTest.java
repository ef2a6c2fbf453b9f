package io.lethe.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.ItemKey;
import io.lethe.event.Position;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.ingest.InMemoryProducer;
import io.lethe.ingest.IngestKind;
import io.lethe.ingest.KnownItems;
import io.lethe.ingest.RequestWriter;
import io.lethe.ingest.cleaning.CleaningLimits;
import io.lethe.ingest.cleaning.CleaningOutcome;
import io.lethe.ingest.cleaning.EventCleaning;
import io.lethe.ingest.cleaning.ItemCleaning;
import io.lethe.ingest.cleaning.RecordJson;
import io.lethe.ingest.cleaning.TenantRules;
import io.lethe.ingest.rest.IngestAnswer.IngestWarning;
import io.lethe.ingest.rest.IngestAnswer.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IngestRequestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
    private static final String VIEW = "{\"userId\":\"ann\",\"type\":\"view\",\"itemId\":\"i\"}";
    private static final String PATCH = "{\"itemId\":\"sea\",\"patch\":true,\"title\":\"The Sea\"}";

    private final InMemoryProducer producer = new InMemoryProducer();
    private final Set<ItemKey> accepted = new HashSet<>();

    @Test
    void shouldWriteAnEventUnderItsUsersPartitionWithItsPlaceInTheRequest() throws IOException {
        // Given
        IngestRequest request = request(IngestKind.EVENTS, "shop");

        // When
        request.on(7, read(VIEW));

        // Then
        UserKey user = new UserKey("shop", "ann");
        ProducerRecord<byte[], byte[]> message = producer.of(Topic.EVENTS).get(0);
        assertThat(message.key()).isEqualTo(user.toBytes());
        assertThat(message.partition()).isEqualTo(user.partition(InMemoryProducer.PARTITIONS));
        assertThat(message.timestamp()).isEqualTo(CLOCK.millis());
        assertThat(header(message, "Idempotency-Key")).isEqualTo("order 1");
        assertThat(header(message, "Lethe-Index")).isEqualTo("7");
        ObjectNode json = (ObjectNode) JSON.readTree(message.value());
        assertThat(json.get("tenant").asText()).isEqualTo("shop");
        assertThat(json.has("eventId")).isFalse();
        assertThat(json.has("timestamp")).isFalse();
    }

    @Test
    void shouldKeepTheOrderOfAUsersEventsThatBringNoTime() throws IOException {
        // Given
        IngestRequest request = request(IngestKind.EVENTS, null);
        String bob = VIEW.replace("ann", "bob");
        String named = VIEW.replace("{", "{\"eventId\":\"mine\",");
        String counted = VIEW.replace("{", "{\"sequence\":7,");
        String timed = VIEW.replace("{", "{\"timestamp\":\"2026-01-01T00:00:00Z\",");
        String nothing = VIEW.replace("{", "{\"timestamp\":null,");

        // When
        for (String event : List.of(VIEW, bob, named, timed, counted, bob, nothing, timed)) {
            request.on(producer.history().size(), read(event));
        }
        request.finish();

        // Then
        long now = CLOCK.millis();
        List<ProducerRecord<byte[], byte[]>> messages = producer.of(Topic.EVENTS);
        assertThat(messages)
                .extracting(ProducerRecord::timestamp)
                .containsExactly(now, now, now + 1, now, now + 2, now + 1, now + 3, now);
        assertThat(JSON.readTree(messages.get(2).value()).get("timestamp").asText())
                .isEqualTo(Instant.ofEpochMilli(now + 1).toString());
        assertThat(JSON.readTree(messages.get(3).value()).get("timestamp").asText())
                .isEqualTo("2026-01-01T00:00:00Z");
        assertThat(JSON.readTree(messages.get(4).value()).has("timestamp")).isFalse();
    }

    @Test
    void shouldSayWhatIsWrongWithWhichRecord() {
        // Given
        IngestRequest request = request(IngestKind.EVENTS, null);

        // When
        request.on(0, read(VIEW));
        request.on(1, read("{\"userId\":\"ann\",\"type\":\"vieww\",\"itemId\":\"i\"}"));
        request.on(2, read("{\"userId\":"));
        request.on(3, read("{\"tenant\":\"default\",\"type\":\"view\",\"itemId\":\"i\"}"));
        IngestAnswer answer = request.finish();

        // Then
        assertThat(answer.accepted()).isEqualTo(1);
        assertThat(answer.rejectedCount()).isEqualTo(3);
        assertThat(answer.rejected().stream().map(Refusal::index)).containsExactly(1L, 2L, 3L);
        assertThat(answer.rejected().stream().map(Refusal::field)).containsExactly("type", "$", "userId");
        assertThat(answer.rejected().get(0).value()).isEqualTo("vieww");
        assertThat(answer.rejected())
                .allSatisfy(refusal -> assertThat(refusal.reason()).isNotBlank());
        assertThat(producer.of(Topic.EVENTS)).hasSize(1);
        assertThat(request.missedAnItem()).isFalse();
    }

    @Test
    void shouldListAThousandRefusalsAndCountTheRest() {
        // Given
        IngestRequest request = request(IngestKind.EVENTS, null);

        // When
        for (int i = 0; i < 1_003; i++) {
            request.on(i, read("{}"));
        }
        IngestAnswer answer = request.finish();

        // Then
        assertThat(answer.rejected()).hasSize(1_000);
        assertThat(answer.rejected().get(999).index()).isEqualTo(999);
        assertThat(answer.rejectedCount()).isEqualTo(1_003);
    }

    @Test
    void shouldListAThousandWarningsOfAcceptedRecordsAndCountTheRest() {
        // Given
        IngestRequest request = request(IngestKind.ITEMS, null);
        String blanks = "{\"itemId\":\"i-%d\",\"categories\":[\" \",\"Sea\",\"\"]}";

        // When
        for (int i = 0; i < 501; i++) {
            request.on(i, read(String.format(blanks, i)));
        }
        IngestAnswer answer = request.finish();

        // Then
        assertThat(answer.accepted()).isEqualTo(501);
        assertThat(answer.warnings()).hasSize(1_000);
        assertThat(answer.warnings().get(2))
                .isEqualTo(new IngestWarning(1, "categories[0]", " ", "is blank and is left out"));
        assertThat(answer.warningCount()).isEqualTo(1_002);
    }

    @Test
    void shouldSayHowFarTheTopicOfItsKindIs() {
        // Given
        IngestRequest events = request(IngestKind.EVENTS, "default");
        IngestRequest items = request(IngestKind.ITEMS, "default");

        // When
        events.on(0, read(VIEW));
        events.on(1, read(VIEW));
        items.on(0, read("{\"itemId\":\"sea\"}"));

        // Then
        int users = new UserKey("default", "ann").partition(InMemoryProducer.PARTITIONS);
        int seas = ItemKey.content("default", "sea").partition(InMemoryProducer.PARTITIONS);
        Position after = Position.fromToken(events.finish().position());
        assertThat(after.eventOffset(users)).hasValue(1);
        assertThat(after.items()).isEmpty();
        assertThat(Position.fromToken(items.finish().position()).items()).containsOnlyKeys(seas);
    }

    @Test
    void shouldRefuseAPatchOfAnItemThatIsNotThere() {
        // Given
        IngestRequest request = request(IngestKind.ITEMS, null);

        // When
        request.on(0, read(PATCH));
        IngestAnswer answer = request.finish();

        // Then
        assertThat(request.missedAnItem()).isTrue();
        assertThat(answer.accepted()).isZero();
        assertThat(answer.rejected().get(0).field()).isEqualTo("itemId");
        assertThat(answer.rejected().get(0).value()).isEqualTo("sea");
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void shouldPatchAnItemThatItHasPutItself() throws IOException {
        // Given
        IngestRequest request = request(IngestKind.ITEMS, null);

        // When
        request.on(0, read(PATCH.replace("sea", "shell")));
        request.on(1, read("{\"itemId\":\"sea\"}"));
        request.on(2, read(PATCH));
        IngestAnswer answer = request.finish();

        // Then
        assertThat(answer.accepted()).isEqualTo(2);
        assertThat(answer.rejected().stream().map(Refusal::index)).containsExactly(0L);
        ObjectNode patch =
                (ObjectNode) JSON.readTree(producer.of(Topic.ITEMS).get(1).value());
        assertThat(patch.get("patch").asBoolean()).isTrue();
        assertThat(patch.get("title").asText()).isEqualTo("The Sea");
    }

    /** A request whose items are accepted as soon as somebody waits for them. */
    private IngestRequest request(IngestKind kind, @Nullable String tenant) {
        return new IngestRequest(
                kind,
                tenant,
                "order 1",
                new EventCleaning(CleaningLimits.DEFAULT, TenantRules.NONE),
                new ItemCleaning(CleaningLimits.DEFAULT),
                new KnownItems(accepted::contains, () -> producer.of(Topic.ITEMS)
                        .forEach(message -> accepted.add(ItemKey.fromBytes(message.key())))),
                new RequestWriter(producer, kind.topic().topicName(), 4, Duration.ofSeconds(5)),
                InMemoryProducer.PARTITIONS,
                CLOCK);
    }

    private static CleaningOutcome<ObjectNode> read(String json) {
        return RecordJson.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(ProducerRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
