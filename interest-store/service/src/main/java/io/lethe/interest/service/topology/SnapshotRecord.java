package io.lethe.interest.service.topology;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.MalformedBytesException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A user's state on its way to Postgres. The value is the position as eight bytes, then the state; without a state it
 * is a tombstone, whose position is in a header.
 */
public final class SnapshotRecord {
    private static final String POSITION = "lethe-position";

    private final long position;
    private final byte @Nullable [] state;

    SnapshotRecord(long position, byte @Nullable [] state) {
        this.position = position;
        this.state = state;
    }

    /** @throws MalformedBytesException if this is no record of a snapshot */
    public static SnapshotRecord read(byte @Nullable [] value, Headers headers) {
        if (value != null) {
            ByteReader reader = new ByteReader(value);
            return new SnapshotRecord(reader.readOrderedLong(), reader.readRest());
        }
        Header header = headers.lastHeader(POSITION);
        if (header == null) {
            throw new MalformedBytesException("a tombstone of a snapshot without a position");
        }
        return new SnapshotRecord(new ByteReader(header.value()).readOrderedLong(), null);
    }

    /** The offset of the newest embedded event that the task had seen. */
    public long position() {
        return position;
    }

    /** The state as {@link io.lethe.interest.ledger.UserStateCodec} has it; null where the user has no events left. */
    public byte @Nullable [] state() {
        return state == null ? null : state.clone();
    }

    byte @Nullable [] value() {
        return state == null
                ? null
                : new ByteWriter(state.length + 8)
                        .putOrderedLong(position)
                        .putBytes(state)
                        .toBytes();
    }

    Headers headers() {
        RecordHeaders headers = new RecordHeaders();
        if (state == null) {
            headers.add(POSITION, new ByteWriter().putOrderedLong(position).toBytes());
        }
        return headers;
    }

    int size() {
        return state == null ? 0 : state.length;
    }
}
