package io.lethe.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.lethe.ingest.cleaning.Arrival.Source;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrivedTest {
    private static final Instant NOW = Instant.ofEpochSecond(7);

    @Test
    void shouldTakeTenantAndRequestFromHeaders() {
        // Given
        ConsumerRecord<byte[], byte[]> message = message(Topic.EVENTS, null, "{}");
        with(message, "lethe-tenant", "shop");
        with(message, "Idempotency-Key", "order 1");
        with(message, "Lethe-Index", "3");

        // When
        Arrived arrived = arrived(message);

        // Then
        assertThat(arrived.kind()).isEqualTo(IngestKind.EVENTS);
        assertThat(arrived.arrival().tenant()).isEqualTo("shop");
        assertThat(arrived.arrival().tenantNamed()).isTrue();
        assertThat(arrived.arrival().source()).isEqualTo(new Source.Request("order 1", 3));
        assertThat(arrived.arrival().time()).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void shouldComeFromItsPlaceWhereItsIndexIsNone() {
        // Given
        ConsumerRecord<byte[], byte[]> message = message(Topic.EVENTS, null, "{}");
        with(message, "Idempotency-Key", "order 1");
        with(message, "Lethe-Index", "first");

        // When
        Arrived arrived = arrived(message);

        // Then
        assertThat(arrived.origin()).isEqualTo(new Origin("lethe.events", 1, 5));
        assertThat(arrived.arrival().source()).isEqualTo(new Source.Log(arrived.origin()));
    }

    @Test
    void shouldRefuseAHeaderThatNamesNoTenant() {
        // Given
        ConsumerRecord<byte[], byte[]> message = message(Topic.EVENTS, null, "{}");
        with(message, "Lethe-Tenant", "No Body");

        // When
        Arrived arrived = arrived(message);

        // Then
        assertThat(arrived.read()).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.field())
                .isEqualTo("Lethe-Tenant"));
        assertThat(arrived.arrival().tenant()).isEqualTo("default");
    }

    @Test
    void shouldWithdrawTheItemThatAKeyNamesAlone() {
        // When
        Arrived arrived = arrived(message(Topic.ITEMS, "i-1", null));

        // Then
        assertThat(arrived.read()).isInstanceOfSatisfying(Accepted.class, accepted -> assertThat(accepted.value())
                .hasToString("{\"itemId\":\"i-1\",\"withdrawn\":true}"));
    }

    @Test
    void shouldRefuseWhatHasNeitherKeyNorValue() {
        assertThat(arrived(message(Topic.ITEMS, null, null)).read()).isInstanceOf(Rejected.class);
        assertThat(arrived(message(Topic.EVENTS, "u", null)).read()).isInstanceOf(Rejected.class);
    }

    private static Arrived arrived(ConsumerRecord<byte[], byte[]> message) {
        return Arrived.of(message, InstantSource.fixed(NOW));
    }

    private static ConsumerRecord<byte[], byte[]> message(Topic topic, @Nullable String key, @Nullable String value) {
        return new ConsumerRecord<>(topic.topicName(), 1, 5, bytes(key), bytes(value));
    }

    private static void with(ConsumerRecord<byte[], byte[]> message, String header, String value) {
        message.headers().add(header, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
