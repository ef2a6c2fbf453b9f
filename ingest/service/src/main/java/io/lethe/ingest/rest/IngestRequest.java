package io.lethe.ingest.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.Interaction;
import io.lethe.event.Position;
import io.lethe.event.PublicJson;
import io.lethe.event.UserKey;
import io.lethe.event.log.BrokerSilentException;
import io.lethe.ingest.IngestKind;
import io.lethe.ingest.IngestMedia;
import io.lethe.ingest.IngestTally;
import io.lethe.ingest.KnownItems;
import io.lethe.ingest.RequestWriter;
import io.lethe.ingest.cleaning.Arrival;
import io.lethe.ingest.cleaning.Arrival.Source;
import io.lethe.ingest.cleaning.CleaningLimits;
import io.lethe.ingest.cleaning.CleaningOutcome;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import io.lethe.ingest.cleaning.EventCleaning;
import io.lethe.ingest.cleaning.Flaw;
import io.lethe.ingest.cleaning.ItemChange;
import io.lethe.ingest.cleaning.ItemCleaning;
import io.lethe.ingest.cleaning.Warning;
import io.lethe.ingest.rest.IngestAnswer.IngestWarning;
import io.lethe.ingest.rest.IngestAnswer.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way in: each of its records is cleaned, so that the sender hears at once what is wrong, and
 * written to the public topic
 * under the partition of its user or item. There it is cleaned again as any producer's would be: its id follows from
 * what the record and its headers
 * say, its time from the record's own. Events without a time get the time of their arrival, and those of one user are a
 * millisecond apart, so that their order in the request is kept. Used by one thread.
 */
final class IngestRequest implements BodyRecords.Visitor {
    private final IngestKind kind;
    private final @Nullable String tenant;
    private final String idempotencyKey;
    private final EventCleaning eventCleaning;
    private final ItemCleaning itemCleaning;
    private final KnownItems known;
    private final RequestWriter writer;
    private final int partitions;
    private final InstantSource clock;
    private final ArrivalTimes times = new ArrivalTimes();
    private final IngestTally tally = new IngestTally();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<IngestWarning> warnings = new ArrayList<>();
    private boolean missed;
    private long refused;
    private long warned;

    IngestRequest(
            IngestKind kind,
            @Nullable String tenant,
            String idempotencyKey,
            EventCleaning eventCleaning,
            ItemCleaning itemCleaning,
            KnownItems known,
            RequestWriter writer,
            int partitions,
            InstantSource clock) {
        this.kind = kind;
        this.tenant = tenant;
        this.idempotencyKey = idempotencyKey;
        this.eventCleaning = eventCleaning;
        this.itemCleaning = itemCleaning;
        this.known = known;
        this.writer = writer;
        this.partitions = partitions;
        this.clock = clock;
    }

    @Override
    public void on(long index, CleaningOutcome<ObjectNode> read) {
        if (read instanceof Accepted<ObjectNode> object) {
            Arrival arrival = Arrival.of(clock.millis(), tenant, new Source.Request(idempotencyKey, index));
            switch (kind) {
                case EVENTS -> {
                    boolean timed = object.value().hasNonNull("timestamp");
                    onEvent(index, arrival, timed, eventCleaning.clean(object.value(), arrival));
                }
                case ITEMS -> onItem(index, arrival, itemCleaning.clean(object.value(), arrival));
            }
        } else {
            refuse(index, (Rejected<ObjectNode>) read);
        }
    }

    /**
     * Waits until the broker has what was accepted.
     *
     * @throws BrokerSilentException if it does not come to that
     */
    IngestAnswer finish() {
        SortedMap<Integer, Long> offsets = writer.finish();
        SortedMap<Integer, Long> none = new TreeMap<>(Map.of());
        Position position = kind == IngestKind.EVENTS ? new Position(offsets, none) : new Position(none, offsets);
        return new IngestAnswer(tally.accepted(kind), refusals, refused, warnings, warned, position.toToken());
    }

    /** Whether it would have changed an item that is not there. */
    boolean missedAnItem() {
        return missed;
    }

    /** What was counted so far. */
    IngestTally tally() {
        return tally;
    }

    private void onEvent(long index, Arrival arrival, boolean timed, CleaningOutcome<Interaction> outcome) {
        if (outcome instanceof Accepted<Interaction> accepted) {
            UserKey user = accepted.value().userKey();
            long time = timed ? arrival.time() : times.next(user, arrival.time());
            byte[] json = PublicJson.arriving(
                    timed ? accepted.value() : accepted.value().withTimestamp(time));
            ProducerRecord<byte[], byte[]> message =
                    writer.message(user.partition(partitions), time, user.toBytes(), json);
            message.headers()
                    .add(IngestMedia.IDEMPOTENCY_KEY, utf8(idempotencyKey))
                    .add(IngestMedia.INDEX, utf8(String.valueOf(index)));
            if (write(index, json, message)) {
                warn(index, accepted.warnings());
            }
        } else {
            refuse(index, (Rejected<Interaction>) outcome);
        }
    }

    private void onItem(long index, Arrival arrival, CleaningOutcome<ItemChange> outcome) {
        if (outcome instanceof Rejected<ItemChange> rejected) {
            refuse(index, rejected);
            return;
        }
        Accepted<ItemChange> accepted = (Accepted<ItemChange>) outcome;
        ItemChange change = accepted.value();
        if (change instanceof ItemChange.Patch && !known.contains(change.key())) {
            missed = true;
            refuse(index, ItemCleaning.unknown(change));
            return;
        }
        byte[] json = json(change);
        ProducerRecord<byte[], byte[]> message = writer.message(
                change.key().partition(partitions), arrival.time(), change.key().toBytes(), json);
        if (write(index, json, message)) {
            known.changed();
            warn(index, accepted.warnings());
        }
    }

    private static byte[] json(ItemChange change) {
        if (change instanceof ItemChange.Put put) {
            return PublicJson.arriving(put.item());
        }
        return change instanceof ItemChange.Patch patch
                ? PublicJson.patch(patch.tenant(), patch.itemId(), patch.changes())
                : PublicJson.withdrawal(change.key().tenant(), change.key().itemId());
    }

    private boolean write(long index, byte[] json, ProducerRecord<byte[], byte[]> message) {
        if (json.length > CleaningLimits.LARGEST_RECORD) {
            refuse(
                    index,
                    new Rejected<>(
                            Rejected.WHOLE,
                            Flaw.TOO_LONG,
                            "has " + json.length + " bytes, " + CleaningLimits.LARGEST_RECORD + " are allowed"));
            return false;
        }
        writer.write(message);
        tally.accept(kind);
        return true;
    }

    private void refuse(long index, Rejected<?> rejected) {
        refused++;
        tally.reject(kind, rejected.label());
        if (refusals.size() < IngestAnswer.MOST_LISTED) {
            refusals.add(new Refusal(index, rejected.field(), rejected.value(), rejected.reason()));
        }
    }

    private void warn(long index, List<Warning> more) {
        warned += more.size();
        for (Warning warning : more) {
            tally.warn(kind, warning.label());
            if (warnings.size() < IngestAnswer.MOST_LISTED) {
                warnings.add(new IngestWarning(index, warning.field(), warning.value(), warning.reason()));
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
