package io.lethe.interest.ledger;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteractionCodec;
import io.lethe.event.ContentHash;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import java.util.Arrays;
import java.util.Objects;

/**
 * One event in the ledger: a fact, without any weight. Kernels, weights and half-lives can therefore change without a
 * change of stored data.
 */
public record LedgerEntry(EmbeddedInteraction embedded) implements Comparable<LedgerEntry> {

    public LedgerEntry {
        Objects.requireNonNull(embedded, "embedded");
    }

    public Interaction interaction() {
        return embedded.interaction();
    }

    public LedgerKey key() {
        return LedgerKey.of(embedded.interaction());
    }

    /** The bytes that the ledger stores under the key, equal to those in the log. */
    public byte[] toBytes() {
        return EmbeddedInteractionCodec.encode(embedded);
    }

    /** @throws io.lethe.event.MalformedBytesException if the bytes are not a ledger entry */
    public static LedgerEntry of(LedgerKey key, byte[] bytes) {
        return new LedgerEntry(
                EmbeddedInteractionCodec.decode(key.user().tenant(), key.user().userId(), key.eventId(), bytes));
    }

    /**
     * Whether this entry replaces another one with the same event id. The entry with the bytewise smaller content hash
     * wins, so the order of arrival does not matter.
     */
    public boolean winsOver(LedgerEntry rival) {
        return contentHash().compareTo(rival.contentHash()) < 0;
    }

    private ContentHash contentHash() {
        return EventKey.of(interaction()).contentHash();
    }

    /**
     * A 64-bit fingerprint of this entry. The sum over a set of entries (modulo 2<sup>64</sup>) identifies the set: it
     * does not depend on order, and an entry can be subtracted again.
     */
    public long fingerprint() {
        byte[] key = key().toBytes();
        byte[] value = toBytes();
        byte[] both = Arrays.copyOf(key, key.length + value.length);
        System.arraycopy(value, 0, both, key.length, value.length);
        byte[] hash = ContentHash.of(both).toBytes();
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = (number << 8) | (hash[i] & 0xFF);
        }
        return number;
    }

    @Override
    public int compareTo(LedgerEntry other) {
        return key().compareTo(other.key());
    }
}
