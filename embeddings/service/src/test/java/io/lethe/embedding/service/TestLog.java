package io.lethe.embedding.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionCodec;
import io.lethe.event.Item;
import io.lethe.event.ItemCodec;
import io.lethe.event.ItemKey;
import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.Records;
import io.lethe.event.log.TopicScan;
import io.lethe.event.log.Topics;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What ingest would write to a broker, and what can be read there. */
final class TestLog implements AutoCloseable {
    static final Origin ORIGIN = new Origin("lethe.events", 1, 42);

    private static final Duration LONG = Duration.ofSeconds(30);

    private final LogConnection connection;
    private final Producer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    private TestLog(LogConnection connection, Admin admin) throws InterruptedException {
        this.connection = connection;
        Topics.ensure(admin, List.of(Topic.ITEMS_ACCEPTED, Topic.EVENTS_ACCEPTED), 4, (short) 1);
        this.producer = connection.producer("test");
    }

    /** The log of a broker as it is; the topics that ingest writes are made if they are missing. */
    static TestLog at(String address) throws InterruptedException {
        LogConnection connection = LogConnection.to(address);
        try (Admin admin = connection.admin()) {
            return new TestLog(connection, admin);
        }
    }

    /** An empty log: what an earlier test left of topics and groups is removed. No client may be at work there. */
    static TestLog emptied(EmbeddedKafkaBroker broker) throws Exception {
        LogConnection connection = LogConnection.to(address(broker));
        try (Admin admin = connection.admin()) {
            List<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .toList();
            admin.deleteConsumerGroups(groups).all().get();
            admin.deleteTopics(admin.listTopics().names().get()).all().get();
            await().atMost(LONG).until(() -> admin.listTopics().names().get().isEmpty());
            return new TestLog(connection, admin);
        }
    }

    static String address(EmbeddedKafkaBroker broker) {
        return broker.getAdvertisedListeners().replaceAll("^[A-Z_]+://", "");
    }

    LogConnection connection() {
        return connection;
    }

    void accept(Item item) {
        sent.add(producer.send(
                Records.ofItem(producer, Topic.ITEMS_ACCEPTED, item.key(), ItemCodec.encode(item), ORIGIN)));
    }

    void acceptRaw(ItemKey key, byte @Nullable [] value) {
        sent.add(producer.send(Records.ofItem(producer, Topic.ITEMS_ACCEPTED, key, value, ORIGIN)));
    }

    void accept(Interaction interaction) {
        sent.add(producer.send(Records.ofEvent(
                producer,
                Topic.EVENTS_ACCEPTED,
                EventKey.of(interaction),
                InteractionCodec.encode(interaction),
                ORIGIN)));
    }

    void acceptRaw(EventKey key, byte @Nullable [] value) {
        sent.add(producer.send(Records.ofEvent(producer, Topic.EVENTS_ACCEPTED, key, value, ORIGIN)));
    }

    void flush() {
        producer.flush();
        assertThat(sent).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ZERO));
        sent.clear();
    }

    List<ConsumerRecord<byte[], byte[]>> read(Topic topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (var consumer = connection.reader("test-reader")) {
            TopicScan.read(consumer, List.of(topic.topicName()), Long.MAX_VALUE / 2, all::add);
        }
        return all;
    }

    static Interaction said(String user, String event, String text) {
        return new Interaction(
                "default", user, event, null, "search", null, text, null, null, 1_700_000_000_000L, 0, new TreeMap<>());
    }

    static Interaction viewed(String user, String event, String item) {
        return Interaction.of("default", user, event, item, "view", 1_700_000_000_000L);
    }

    @Override
    public void close() {
        producer.close();
    }
}
