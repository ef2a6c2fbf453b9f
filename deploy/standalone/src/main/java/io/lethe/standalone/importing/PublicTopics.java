package io.lethe.standalone.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.command.RefusalException;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.event.ItemKey;
import io.lethe.event.PublicJson;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.event.log.LogConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The public way in, seen by a producer: JSON to {@code lethe.items} and {@code lethe.events}, keyed by item and by
 * user.
 */
public final class PublicTopics implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Producer<byte[], byte[]> producer;
    private final OwnRecords own;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private PublicTopics(Producer<byte[], byte[]> producer, OwnRecords own) {
        this.producer = producer;
        this.own = own;
    }

    /** @throws RefusalException if no broker with these topics answers there */
    public static PublicTopics at(String kafka) {
        return at(kafka, new OwnRecords());
    }

    /**
     * The topics of a broker.
     *
     * @param own gets the place of every record that is published
     * @throws RefusalException if no broker with these topics answers there
     */
    static PublicTopics at(String kafka, OwnRecords own) {
        Producer<byte[], byte[]> producer;
        try {
            producer = LogConnection.to(kafka).producer("lethe-import");
        } catch (KafkaException e) {
            throw new RefusalException(kafka + " is not the address of a Kafka, host:port");
        }
        try {
            producer.partitionsFor(Topic.ITEMS.topicName());
            producer.partitionsFor(Topic.EVENTS.topicName());
        } catch (KafkaException e) {
            producer.close();
            throw new RefusalException("No Kafka with the topics of Lethe answers at " + kafka);
        }
        return new PublicTopics(producer, own);
    }

    public void publish(Item item) {
        send(Topic.ITEMS, item.key().toBytes(), PublicJson.of(item));
    }

    /** A derived id is left out: ingest derives it from what it keeps of the event. */
    public void publish(Interaction interaction) {
        byte[] json = PublicJson.of(interaction);
        send(
                Topic.EVENTS,
                interaction.userKey().toBytes(),
                EventIds.isDerived(interaction.eventId()) ? withoutId(json) : json);
    }

    /** An item as its author wrote it. */
    public void publishItem(ObjectNode json) {
        String tenant = json.path("tenant").asText();
        String itemId = json.path("itemId").asText();
        send(Topic.ITEMS, ItemKey.content(tenant, itemId).toBytes(), bytes(json));
    }

    /** An event as its author wrote it. */
    public void publishEvent(ObjectNode json) {
        String tenant = json.path("tenant").asText();
        String userId = json.path("userId").asText();
        send(Topic.EVENTS, new UserKey(tenant, userId).toBytes(), bytes(json));
    }

    /**
     * Waits until the broker has everything.
     *
     * @throws RefusalException if it refused something
     */
    public void flush() {
        producer.flush();
        throwFailure();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(Topic topic, byte[] key, byte[] json) {
        throwFailure();
        producer.send(new ProducerRecord<>(topic.topicName(), key, json), (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            } else {
                own.add(new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset());
            }
        });
    }

    private void throwFailure() {
        Exception exception = failure.get();
        if (exception != null) {
            throw new RefusalException("Kafka refused a record: " + exception.getMessage());
        }
    }

    private static byte[] withoutId(byte[] json) {
        try {
            ObjectNode object = (ObjectNode) JSON.readTree(json);
            object.remove("eventId");
            return JSON.writeValueAsBytes(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
