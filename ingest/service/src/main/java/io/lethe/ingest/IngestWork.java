package io.lethe.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionCodec;
import io.lethe.event.ItemCodec;
import io.lethe.event.ItemKey;
import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.lethe.event.log.BatchLoop;
import io.lethe.event.log.Records;
import io.lethe.ingest.cleaning.AddedTypes;
import io.lethe.ingest.cleaning.Arrival;
import io.lethe.ingest.cleaning.CleaningLimits;
import io.lethe.ingest.cleaning.CleaningOutcome;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import io.lethe.ingest.cleaning.EventCleaning;
import io.lethe.ingest.cleaning.Flaw;
import io.lethe.ingest.cleaning.ItemChange;
import io.lethe.ingest.cleaning.ItemCleaning;
import io.lethe.ingest.cleaning.RecordJson;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the intake does with a batch of the public topics: cleans each record and writes it to the log, or among the dead
 * letters. It returns when the broker has all of it. A record that comes again is written again under the same key.
 */
final class IngestWork implements BatchLoop.Work {
    /** The header of a record that REST has cleaned already, so that ids which Lethe derived may occur in it. */
    static final String CLEANED = "lethe-cleaned";

    private static final Logger LOG = LoggerFactory.getLogger(IngestWork.class);
    private static final byte[] WITHDRAWN = {1};

    private final EventCleaning eventCleaning;
    private final ItemCleaning itemCleaning;
    private final Producer<byte[], byte[]> producer;
    private final IngestCounts counts;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    IngestWork(
            CleaningLimits limits,
            AddedTypes types,
            Producer<byte[], byte[]> producer,
            IngestCounts counts,
            InstantSource clock) {
        this.eventCleaning = new EventCleaning(limits, types);
        this.itemCleaning = new ItemCleaning(limits);
        this.producer = producer;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public void on(ConsumerRecords<byte[], byte[]> batch) throws Exception {
        IngestTally tally = new IngestTally();
        for (ConsumerRecord<byte[], byte[]> message : batch) {
            on(message, tally);
        }
        producer.flush();
        Exception lost = failure.getAndSet(null);
        if (lost != null) {
            throw lost;
        }
        counts.addCleaned(tally);
    }

    private void on(ConsumerRecord<byte[], byte[]> message, IngestTally tally) {
        IngestKind kind = IngestKind.ofTopic(message.topic());
        CleaningOutcome<ObjectNode> read = read(message);
        ObjectNode object = read instanceof Accepted<ObjectNode> accepted ? accepted.value() : null;
        Rejected<?> rejected = object == null ? (Rejected<ObjectNode>) read : write(kind, object, message);
        if (rejected == null) {
            tally.accept(kind);
        } else {
            tally.reject(kind, rejected.label());
            send(DeadLetter.of(message, object, rejected));
        }
    }

    private static CleaningOutcome<ObjectNode> read(ConsumerRecord<byte[], byte[]> message) {
        return message.value() == null
                ? new Rejected<>(Rejected.WHOLE, Flaw.MISSING, "has no value")
                : RecordJson.read(message.value());
    }

    /** Writes what an object says to the log, or says why not. */
    private @Nullable Rejected<?> write(IngestKind kind, ObjectNode object, ConsumerRecord<byte[], byte[]> message) {
        Origin origin = new Origin(message.topic(), message.partition(), message.offset());
        long time = message.timestamp() > 0 ? message.timestamp() : clock.millis();
        Arrival arrival = Arrival.byKafka(time, origin, message.headers().lastHeader(CLEANED) != null);
        try {
            return switch (kind) {
                case EVENTS -> writeEvent(eventCleaning.clean(object, arrival), origin);
                case ITEMS -> writeItem(itemCleaning.clean(object, arrival), origin);
            };
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("No rule foresaw the record at {}", origin, e);
            return new Rejected<>(
                    Rejected.WHOLE,
                    Flaw.WRONG_FORM,
                    "could not be read: " + e.getClass().getSimpleName());
        }
    }

    private @Nullable Rejected<?> writeEvent(CleaningOutcome<Interaction> outcome, Origin origin) {
        if (outcome instanceof Accepted<Interaction> accepted) {
            Interaction interaction = accepted.value();
            byte[] value = InteractionCodec.encode(interaction);
            if (value.length > CleaningLimits.LARGEST_RECORD) {
                return tooLarge(value.length);
            }
            send(Records.ofEvent(producer, Topic.EVENTS_ACCEPTED, EventKey.of(interaction), value, origin));
            return null;
        }
        return (Rejected<Interaction>) outcome;
    }

    private @Nullable Rejected<?> writeItem(CleaningOutcome<ItemChange> outcome, Origin origin) {
        if (outcome instanceof Rejected<ItemChange> rejected) {
            return rejected;
        }
        ItemChange change = ((Accepted<ItemChange>) outcome).value();
        if (change instanceof ItemChange.Put put) {
            byte[] value = ItemCodec.encode(put.item());
            if (value.length > CleaningLimits.LARGEST_RECORD) {
                return tooLarge(value.length);
            }
            ItemKey withdrawn =
                    ItemKey.withdrawn(put.item().tenant(), put.item().itemId());
            send(Records.ofItem(producer, Topic.ITEMS_ACCEPTED, put.key(), value, origin));
            send(Records.ofItem(producer, Topic.ITEMS_ACCEPTED, withdrawn, null, origin));
        } else {
            send(Records.ofItem(producer, Topic.ITEMS_ACCEPTED, change.key(), WITHDRAWN, origin));
        }
        return null;
    }

    private static Rejected<?> tooLarge(int bytes) {
        return new Rejected<>(
                Rejected.WHOLE,
                Flaw.TOO_LONG,
                "has " + bytes + " bytes, " + CleaningLimits.LARGEST_RECORD + " are allowed");
    }

    private void send(ProducerRecord<byte[], byte[]> message) {
        producer.send(message, (metadata, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
        });
    }
}
