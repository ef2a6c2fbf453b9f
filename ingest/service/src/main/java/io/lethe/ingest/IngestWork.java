package io.lethe.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionCodec;
import io.lethe.event.Item;
import io.lethe.event.ItemCodec;
import io.lethe.event.ItemKey;
import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.lethe.event.log.BatchLoop;
import io.lethe.event.log.Records;
import io.lethe.ingest.cleaning.CleaningLimits;
import io.lethe.ingest.cleaning.CleaningOutcome;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import io.lethe.ingest.cleaning.EventCleaning;
import io.lethe.ingest.cleaning.Flaw;
import io.lethe.ingest.cleaning.ItemChange;
import io.lethe.ingest.cleaning.ItemCleaning;
import io.lethe.ingest.cleaning.Warning;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes a batch of the public topics: cleans each record and writes it to the log or to the dead letters. Returns
 * when the broker has acknowledged all of it. A repeated record is written again under the same key.
 *
 * <p>A patch is merged here with the item as it was accepted last, so that the log holds whole items alone.
 */
final class IngestWork implements BatchLoop.Work {
    private static final Logger LOG = LoggerFactory.getLogger(IngestWork.class);
    private static final byte[] WITHDRAWN = {1};

    /** What cleaning made of a record. */
    private record Cleaned(Arrived arrived, CleaningOutcome<?> outcome) {}

    private final EventCleaning eventCleaning;
    private final ItemCleaning itemCleaning;
    private final Function<Set<ItemKey>, Map<ItemKey, Item>> items;
    private final Producer<byte[], byte[]> producer;
    private final IngestCounts counts;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** @param items those of some items that there are, as they were accepted last */
    IngestWork(
            EventCleaning eventCleaning,
            ItemCleaning itemCleaning,
            Function<Set<ItemKey>, Map<ItemKey, Item>> items,
            Producer<byte[], byte[]> producer,
            IngestCounts counts,
            InstantSource clock) {
        this.eventCleaning = eventCleaning;
        this.itemCleaning = itemCleaning;
        this.items = items;
        this.producer = producer;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public void on(ConsumerRecords<byte[], byte[]> batch) throws Exception {
        IngestTally tally = new IngestTally();
        List<Cleaned> cleaned = new ArrayList<>(batch.count());
        for (ConsumerRecord<byte[], byte[]> message : batch) {
            Arrived arrived = Arrived.of(message, clock);
            cleaned.add(new Cleaned(arrived, clean(arrived)));
        }
        Map<ItemKey, Item> current = current(cleaned);
        for (Cleaned one : cleaned) {
            Rejected<?> rejected = write(one, current, tally);
            if (rejected != null) {
                tally.reject(one.arrived().kind(), rejected.label());
                send(RejectedRecord.letter(one.arrived(), rejected));
            }
        }
        producer.flush();
        Exception lost = failure.getAndSet(null);
        if (lost != null) {
            throw lost;
        }
        counts.addCleaned(tally);
    }

    private CleaningOutcome<?> clean(Arrived arrived) {
        if (!(arrived.read() instanceof Accepted<ObjectNode> object)) {
            return arrived.read();
        }
        try {
            return switch (arrived.kind()) {
                case EVENTS -> eventCleaning.clean(object.value(), arrived.arrival());
                case ITEMS -> itemCleaning.clean(object.value(), arrived.arrival());
            };
        } catch (RuntimeException e) {
            LOG.error("No rule foresaw the record at {}", arrived.origin(), e);
            return new Rejected<>(
                    Rejected.WHOLE,
                    Flaw.WRONG_FORM,
                    "could not be read: " + e.getClass().getSimpleName());
        }
    }

    /** The items that the batch changes in part, as they are before it. */
    private Map<ItemKey, Item> current(List<Cleaned> cleaned) {
        Set<ItemKey> patched = new LinkedHashSet<>();
        for (Cleaned one : cleaned) {
            if (one.outcome() instanceof Accepted<?> accepted && accepted.value() instanceof ItemChange.Patch patch) {
                patched.add(patch.key());
            }
        }
        return patched.isEmpty() ? new HashMap<>() : new HashMap<>(items.apply(patched));
    }

    /** Writes what a record says to the log, or says why not. */
    private @Nullable Rejected<?> write(Cleaned cleaned, Map<ItemKey, Item> current, IngestTally tally) {
        if (cleaned.outcome() instanceof Rejected<?> rejected) {
            return rejected;
        }
        Accepted<?> accepted = (Accepted<?>) cleaned.outcome();
        IngestKind kind = cleaned.arrived().kind();
        Origin origin = cleaned.arrived().origin();
        Rejected<?> rejected = accepted.value() instanceof Interaction interaction
                ? writeEvent(interaction, origin)
                : writeItem((ItemChange) accepted.value(), current, origin);
        if (rejected == null) {
            tally.accept(kind);
            for (Warning warning : accepted.warnings()) {
                tally.warn(kind, warning.label());
            }
        }
        return rejected;
    }

    private @Nullable Rejected<?> writeEvent(Interaction interaction, Origin origin) {
        byte[] value = InteractionCodec.encode(interaction);
        if (value.length > CleaningLimits.LARGEST_RECORD) {
            return tooLarge(value.length);
        }
        send(Records.ofEvent(producer, Topic.EVENTS_ACCEPTED, EventKey.of(interaction), value, origin));
        return null;
    }

    private @Nullable Rejected<?> writeItem(ItemChange change, Map<ItemKey, Item> current, Origin origin) {
        if (change instanceof ItemChange.Withdrawal) {
            send(Records.ofItem(producer, Topic.ITEMS_ACCEPTED, change.key(), WITHDRAWN, origin));
            return null;
        }
        if (change instanceof ItemChange.Put put) {
            return writePut(put, true, current, origin);
        }
        ItemChange.Patch patch = (ItemChange.Patch) change;
        Item was = current.get(patch.key());
        if (was == null) {
            return ItemCleaning.unknown(patch);
        }
        CleaningOutcome<ItemChange> merged = itemCleaning.apply(patch, was);
        return merged instanceof Rejected<ItemChange> rejected
                ? rejected
                : writePut((ItemChange.Put) ((Accepted<ItemChange>) merged).value(), false, current, origin);
    }

    private @Nullable Rejected<?> writePut(
            ItemChange.Put put, boolean bringsBack, Map<ItemKey, Item> current, Origin origin) {
        byte[] value = ItemCodec.encode(put.item());
        if (value.length > CleaningLimits.LARGEST_RECORD) {
            return tooLarge(value.length);
        }
        current.put(put.key(), put.item());
        send(Records.ofItem(producer, Topic.ITEMS_ACCEPTED, put.key(), value, origin));
        if (bringsBack) {
            ItemKey withdrawn =
                    ItemKey.withdrawn(put.item().tenant(), put.item().itemId());
            send(Records.ofItem(producer, Topic.ITEMS_ACCEPTED, withdrawn, null, origin));
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
