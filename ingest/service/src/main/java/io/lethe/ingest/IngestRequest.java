package io.lethe.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.Interaction;
import io.lethe.event.Position;
import io.lethe.event.PublicJson;
import io.lethe.event.UserKey;
import io.lethe.ingest.IngestAnswer.Refusal;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One request on its way in: each of its records is cleaned, so that the sender hears at once what is wrong, and written to the public topic with
 * id, time and tenant filled in, under the partition of its user or item. Used by one thread.
 */
final class IngestRequest implements RequestBody.Visitor {
    private final IngestKind kind;
    private final String tenant;
    private final String idempotencyKey;
    private final EventCleaning eventCleaning;
    private final ItemCleaning itemCleaning;
    private final RequestWriter writer;
    private final int partitions;
    private final InstantSource clock;
    private final IngestTally tally = new IngestTally();
    private final List<Refusal> refusals = new ArrayList<>();
    private long refused;

    IngestRequest(
            IngestKind kind,
            String tenant,
            String idempotencyKey,
            CleaningLimits limits,
            AddedTypes types,
            RequestWriter writer,
            int partitions,
            InstantSource clock) {
        this.kind = kind;
        this.tenant = tenant;
        this.idempotencyKey = idempotencyKey;
        this.eventCleaning = new EventCleaning(limits, types);
        this.itemCleaning = new ItemCleaning(limits);
        this.writer = writer;
        this.partitions = partitions;
        this.clock = clock;
    }

    @Override
    public void on(long index, CleaningOutcome<ObjectNode> read) {
        if (read instanceof Accepted<ObjectNode> object) {
            Arrival arrival = Arrival.byRequest(clock.millis(), tenant, idempotencyKey, index);
            switch (kind) {
                case EVENTS -> onEvent(index, eventCleaning.clean(object.value(), arrival));
                case ITEMS -> onItem(index, itemCleaning.clean(object.value(), arrival));
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
        return new IngestAnswer(tally.accepted(kind), refusals, refused, position.toToken());
    }

    /** What was counted so far. */
    IngestTally tally() {
        return tally;
    }

    private void onEvent(long index, CleaningOutcome<Interaction> outcome) {
        if (outcome instanceof Accepted<Interaction> accepted) {
            UserKey user = accepted.value().userKey();
            write(index, user.partition(partitions), user.toBytes(), PublicJson.of(accepted.value()));
        } else {
            refuse(index, (Rejected<Interaction>) outcome);
        }
    }

    private void onItem(long index, CleaningOutcome<ItemChange> outcome) {
        if (outcome instanceof Accepted<ItemChange> accepted) {
            ItemChange change = accepted.value();
            byte[] json = change instanceof ItemChange.Put put
                    ? PublicJson.of(put.item())
                    : PublicJson.withdrawal(change.key().tenant(), change.key().itemId());
            write(index, change.key().partition(partitions), change.key().toBytes(), json);
        } else {
            refuse(index, (Rejected<ItemChange>) outcome);
        }
    }

    private void write(long index, int partition, byte[] key, byte[] json) {
        if (json.length > CleaningLimits.LARGEST_RECORD) {
            refuse(
                    index,
                    new Rejected<>(
                            Rejected.WHOLE,
                            Flaw.TOO_LONG,
                            "has " + json.length + " bytes, " + CleaningLimits.LARGEST_RECORD + " are allowed"));
            return;
        }
        writer.write(partition, key, json);
        tally.accept(kind);
    }

    private void refuse(long index, Rejected<?> rejected) {
        refused++;
        tally.reject(kind, rejected.label());
        if (refusals.size() < IngestAnswer.MOST_LISTED) {
            refusals.add(new Refusal(index, rejected.field(), rejected.reason()));
        }
    }
}
