package io.lethe.interest.postgres;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.UserState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be kept of a user: the state, or that there is none any more.
 *
 * @param user     whose
 * @param position how far the log had been read when the state was taken; of two snapshots the higher one is newer
 * @param state    the state; null where the user has no events left
 */
public record Snapshot(
        UserKey user, long position, @Nullable UserState state) {
    public Snapshot {
        Objects.requireNonNull(user, "user");
    }
}
