package io.lethe.interest.ledger;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteractionCodec;
import io.lethe.event.ContentHash;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import java.util.Arrays;
import java.util.Objects;

/**
 * One event in the ledger: a fact, never a weight. Kernels, weights and half-lives can therefore change without
 * touching what is stored.
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

    /** What the ledger stores under the key: the bytes that the log has. */
    public byte[] toBytes() {
        return EmbeddedInteractionCodec.encode(embedded);
    }

    /** @throws io.lethe.event.MalformedBytesException if the bytes are not those of a ledger entry */
    public static LedgerEntry of(LedgerKey key, byte[] bytes) {
        return new LedgerEntry(
                EmbeddedInteractionCodec.decode(key.user().tenant(), key.user().userId(), key.eventId(), bytes));
    }

    /**
     * Whether this entry takes the place of another one with the same event id: the one whose content hash is bytewise
     * smaller does, so that the outcome does not depend on which came first.
     */
    public boolean winsOver(LedgerEntry rival) {
        return contentHash().compareTo(rival.contentHash()) < 0;
    }

    private ContentHash contentHash() {
        return EventKey.of(interaction()).contentHash();
    }

    /**
     * A number for this entry whose sum over a set of entries (modulo 2<sup>64</sup>) stands for the set: it does not
     * depend on order, and an entry can be taken out of it again.
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
