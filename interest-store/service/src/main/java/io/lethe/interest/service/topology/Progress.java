package io.lethe.interest.service.topology;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.lethe.event.log.Records;
import io.lethe.interest.service.topology.TaskBoard.Place;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** How far a task is: in the log of embedded events, and in the public topics that its events came in by. */
final class Progress {
    private final KeyValueStore<Bytes, byte[]> store;
    private final TaskBoard board;
    private final Place own;
    private long ownOffset;

    Progress(ProcessorContext<?, ?> context, TaskBoard board) {
        this.store = Unmetered.store(context, Stores.PROGRESS);
        this.board = board;
        this.own = new Place(Topic.EVENTS_EMBEDDED.topicName(), board.partition());
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> one = all.next();
                ByteReader key = new ByteReader(one.key.get());
                board.advance(
                        new Place(key.readText(), Math.toIntExact(key.readUnsigned())),
                        new ByteReader(one.value).readOrderedLong());
            }
        }
        ownOffset = board.offset(own);
    }

    /** What a record has brought about is there to be read. */
    void taken(RecordMetadata place, Headers headers) {
        Records.origin(headers).ifPresent(this::advance);
        ownOffset = place.offset();
        put(own, ownOffset);
        board.advance(own, ownOffset);
        board.wake();
    }

    /** The offset of the newest record that the task has taken in; -1 if there is none. */
    long position() {
        return ownOffset;
    }

    private void advance(Origin origin) {
        Place place = new Place(origin.topic(), origin.partition());
        if (origin.offset() > board.offset(place)) {
            put(place, origin.offset());
            board.advance(place, origin.offset());
        }
    }

    private void put(Place place, long offset) {
        byte[] key = new ByteWriter(32)
                .putText(place.topic())
                .putUnsigned(place.partition())
                .toBytes();
        store.put(Bytes.wrap(key), new ByteWriter().putOrderedLong(offset).toBytes());
    }
}
