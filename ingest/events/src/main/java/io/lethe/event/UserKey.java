package io.lethe.event;

import java.util.Objects;

/**
 * A user of a tenant. Its bytes determine the partition of all data of the user. They are also the prefix of every key
 * in the user's ledger.
 */
public record UserKey(String tenant, String userId) {
    public UserKey {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(userId, "userId");
    }

    /** Both parts, each preceded by its length, so that no user's key is a prefix of another's. */
    public byte[] toBytes() {
        return new ByteWriter(tenant.length() + userId.length() + 4)
                .putText(tenant)
                .putText(userId)
                .toBytes();
    }

    /** @throws MalformedBytesException if the bytes are not a user key */
    public static UserKey fromBytes(byte[] bytes) {
        return read(new ByteReader(bytes));
    }

    /** Reads a user key at the start of another key. */
    public static UserKey read(ByteReader reader) {
        return new UserKey(reader.readText(), reader.readText());
    }

    /** The partition of this user's events, with {@code partitions} partitions. */
    public int partition(int partitions) {
        return Partitions.of(toBytes(), partitions);
    }
}
