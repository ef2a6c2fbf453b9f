package io.lethe.interest.service.topology;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What has changed and has to be published: kept in a store, so that no crash loses any of it, and in memory, in the
 * order in which it was marked first.
 */
final class PendingPublications {
    /** Of what kind the marked things are. The code is the first byte of the key in the store. */
    enum Kind {
        NEIGHBOURS('n'),
        TREND('t'),
        USER('u');

        private final byte code;

        Kind(char code) {
            this.code = (byte) code;
        }
    }

    /** When something was marked, in milliseconds since 1970: at first, and last. */
    record Since(long first, long last) {}

    private static final byte[] MARKED = {1};

    private final Kind kind;
    private final KeyValueStore<Bytes, byte[]> store;
    private final AtomicLong size;
    private final LinkedHashMap<Bytes, Since> marked = new LinkedHashMap<>();

    PendingPublications(Kind kind, KeyValueStore<Bytes, byte[]> store, AtomicLong size) {
        this.kind = kind;
        this.store = store;
        this.size = size;
        try (KeyValueIterator<Bytes, byte[]> left = ByteOrder.withPrefix(store, new byte[] {kind.code})) {
            while (left.hasNext()) {
                KeyValue<Bytes, byte[]> one = left.next();
                byte[] key = one.key.get();
                marked.put(Bytes.wrap(Arrays.copyOfRange(key, 1, key.length)), new Since(0, 0));
            }
        }
        size.addAndGet(marked.size());
    }

    void mark(byte[] key, long now) {
        Bytes bytes = Bytes.wrap(key);
        Since before = marked.get(bytes);
        if (before == null) {
            marked.put(bytes, new Since(now, now));
            store.put(storeKey(kind, key), MARKED);
            size.incrementAndGet();
        } else if (before.last() != now) {
            marked.put(bytes, new Since(before.first(), now));
        }
    }

    /** Everything marked, the longest marked first. */
    Map<Bytes, Since> marked() {
        return marked;
    }

    void clear(Bytes key) {
        if (marked.remove(key) != null) {
            store.put(storeKey(kind, key.get()), null);
            size.decrementAndGet();
        }
    }

    static Bytes storeKey(Kind kind, byte[] key) {
        byte[] bytes = new byte[key.length + 1];
        bytes[0] = kind.code;
        System.arraycopy(key, 0, bytes, 1, key.length);
        return Bytes.wrap(bytes);
    }
}
