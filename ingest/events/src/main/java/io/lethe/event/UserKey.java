package io.lethe.event;

import java.util.Objects;

/**
 * A user of a tenant. Its bytes decide the partition of everything that belongs to the user, and are the prefix of
 * every key in the user's ledger.
 */
public record UserKey(String tenant, String userId) {
    public UserKey {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(userId, "userId");
    }

    /** Both parts behind their lengths, so that no user's key is a prefix of another's. */
    public byte[] toBytes() {
        return new ByteWriter(tenant.length() + userId.length() + 4)
                .putText(tenant)
                .putText(userId)
                .toBytes();
    }

    /** @throws MalformedBytesException if these are not the bytes of a user key */
    public static UserKey fromBytes(byte[] bytes) {
        return read(new ByteReader(bytes));
    }

    /** Reads a user key where another key begins with one. */
    public static UserKey read(ByteReader reader) {
        return new UserKey(reader.readText(), reader.readText());
    }

    /** The partition of this user's events, of {@code partitions} many. */
    public int partition(int partitions) {
        return Partitions.of(toBytes(), partitions);
    }
}
