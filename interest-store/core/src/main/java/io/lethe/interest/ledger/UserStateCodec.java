package io.lethe.interest.ledger;

import io.lethe.embedding.EmbeddedInteractionCodec;
import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.UserKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stored form of a user's state, in snapshots and in responses of interest-store. Version 1:
 *
 * <pre>
 * byte version = 1; text tenant, text userId; unsigned events, 8 bytes fingerprint;
 * unsigned window size, then of each entry, oldest first: text tenant, text userId, text eventId,
 * unsigned length and the ledger's bytes;
 * unsigned count of long-term entries, then of each, sorted: text itemId, text type, signed epoch, signed count,
 * signed valued, signed sum of values in millionths
 * </pre>
 */
public final class UserStateCodec {
    public static final int VERSION = 1;

    private UserStateCodec() {}

    public static byte[] encode(UserState state) {
        ByteWriter writer = new ByteWriter(4096)
                .putByte(VERSION)
                .putText(state.user().tenant())
                .putText(state.user().userId())
                .putUnsigned(state.version().eventCount())
                .putLong(state.version().fingerprint());
        writeEntries(state.window(), writer);
        writer.putUnsigned(state.longTerm().size());
        state.longTerm().forEach((key, count) -> {
            writer.putText(key.itemId()).putText(key.type()).putSigned(key.epoch());
            count.write(writer);
        });
        return writer.toBytes();
    }

    /** @throws io.lethe.event.MalformedBytesException if the bytes are not a user state of version {@value #VERSION} */
    public static UserState decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "a user state");
        UserKey user = UserKey.read(reader);
        UserVersion version = new UserVersion(reader.readUnsigned(), reader.readLong());
        List<LedgerEntry> window = readEntries(reader);
        int count = reader.readCount();
        SortedMap<LongTermKey, LongTermCount> longTerm = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            LongTermKey key = new LongTermKey(reader.readText(), reader.readText(), reader.readSigned());
            longTerm.put(key, LongTermCount.read(reader));
        }
        return new UserState(user, version, window, longTerm);
    }

    /** Encodes a list of ledger entries, for responses about a user's events. */
    public static byte[] encodeEntries(List<LedgerEntry> entries) {
        ByteWriter writer = new ByteWriter(4096).putByte(VERSION);
        writeEntries(entries, writer);
        return writer.toBytes();
    }

    /** Decodes the output of {@link #encodeEntries}. */
    public static List<LedgerEntry> decodeEntries(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "a list of ledger entries");
        return readEntries(reader);
    }

    private static void writeEntries(List<LedgerEntry> entries, ByteWriter writer) {
        writer.putUnsigned(entries.size());
        for (LedgerEntry entry : entries) {
            byte[] value = entry.toBytes();
            writer.putText(entry.interaction().tenant())
                    .putText(entry.interaction().userId())
                    .putText(entry.interaction().eventId())
                    .putUnsigned(value.length)
                    .putBytes(value);
        }
    }

    private static List<LedgerEntry> readEntries(ByteReader reader) {
        int size = reader.readCount();
        List<LedgerEntry> entries = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String tenant = reader.readText();
            String userId = reader.readText();
            String eventId = reader.readText();
            entries.add(new LedgerEntry(
                    EmbeddedInteractionCodec.decode(tenant, userId, eventId, reader.readBytes(reader.readCount()))));
        }
        return entries;
    }
}
