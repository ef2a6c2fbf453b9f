package io.lethe.event.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionCodec;
import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BatchLoopIT {
    private static final EmbeddedKafkaBroker BROKER =
            new EmbeddedKafkaBroker().withNodeId(1).withDeleteLogDirsOnClose(true);

    @SuppressWarnings("NullAway.Init")
    private static LogConnection connection;

    @BeforeAll
    static void startBroker() throws InterruptedException {
        BROKER.start();
        connection = LogConnection.to(BROKER.getAdvertisedListeners().replaceFirst("^[A-Z_]+://", ""));
        try (Admin admin = connection.admin()) {
            Topics.ensure(admin, List.of(Topic.values()), 3, (short) 1);
            Topics.ensure(admin, List.of(Topic.values()), 5, (short) 1);
        }
    }

    @AfterAll
    static void stopBroker() {
        BROKER.close();
    }

    @Test
    void shouldMakeTopicsAsTheyHaveToBe() throws Exception {
        try (Admin admin = connection.admin()) {
            for (Topic topic : Topic.values()) {
                String name = topic.topicName();
                ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
                Config config = Objects.requireNonNull(
                        admin.describeConfigs(List.of(resource)).all().get().get(resource));
                TopicDescription description = Objects.requireNonNull(admin.describeTopics(List.of(name))
                        .allTopicNames()
                        .get()
                        .get(name));

                assertThat(topic.configuration()).allSatisfy((setting, value) -> assertThat(
                                config.get(setting).value())
                        .as(topic + " " + setting)
                        .isEqualTo(value));
                assertThat(description.partitions()).hasSize(3);
            }
        }
    }

    @Test
    void shouldRepeatWhatFailedAndLoseNothing() {
        // Given
        int events = 500;
        Set<String> done = ConcurrentHashMap.newKeySet();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger batches = new AtomicInteger();
        BatchLoop.Work work = batch -> {
            int number = batches.incrementAndGet();
            for (ConsumerRecord<byte[], byte[]> message : batch) {
                if (number % 3 == 1) {
                    throw new IllegalStateException("batch " + number + " fails");
                }
                String event = EventKey.fromBytes(message.key()).eventId();
                done.add(event);
                order.add(event);
            }
        };

        // When
        try (Producer<byte[], byte[]> producer = connection.producer("test")) {
            for (int i = 0; i < events; i++) {
                Interaction event = Interaction.of("default", "u" + i % 10, "e" + i, "i", "view", i);
                producer.send(Records.ofEvent(
                        producer,
                        Topic.EVENTS_ACCEPTED,
                        EventKey.of(event),
                        InteractionCodec.encode(event),
                        new Origin("lethe.events", 0, i)));
            }
        }
        try (BatchLoop first = BatchLoop.start(
                "test", connection.consumer("group", "first", 50), List.of(Topic.EVENTS_ACCEPTED.topicName()), work)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> done.size() > events / 2);
            assertThat(first.isRunning()).isTrue();
        }
        try (BatchLoop second = BatchLoop.start(
                "test", connection.consumer("group", "second", 50), List.of(Topic.EVENTS_ACCEPTED.topicName()), work)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> done.size() == events);
            await().atMost(Duration.ofSeconds(30)).until(() -> second.trouble() == null);
        }

        // Then
        assertThat(done).hasSize(events);
        assertThat(order.size()).isLessThan(events + 150);
    }

    @Test
    void shouldFollowATopicFromItsBeginning() throws Exception {
        // Given
        List<Origin> seen = Collections.synchronizedList(new ArrayList<>());
        try (Producer<byte[], byte[]> producer = connection.producer("test")) {
            for (int i = 0; i < 100; i++) {
                Interaction event = Interaction.of("default", "u" + i, "e", "i", "view", i);
                producer.send(Records.ofEvent(
                        producer,
                        Topic.EVENTS_EMBEDDED,
                        EventKey.of(event),
                        InteractionCodec.encode(event),
                        new Origin("lethe.events", 2, i)));
            }
        }

        // When
        try (TopicFollower follower = TopicFollower.start(
                "test",
                connection.reader("test"),
                List.of(Topic.EVENTS_EMBEDDED.topicName()),
                message -> seen.add(Records.origin(message.headers()).orElseThrow()))) {
            follower.caughtUp().get(30, TimeUnit.SECONDS);
        }

        // Then
        assertThat(seen).hasSize(100).doesNotHaveDuplicates();
    }
}
