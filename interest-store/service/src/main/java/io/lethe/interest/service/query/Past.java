package io.lethe.interest.service.query;

import io.lethe.interest.ledger.Reconstruction;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserVersion;
import io.lethe.interest.service.query.UserAnswer.Source;
import org.jspecify.annotations.Nullable;

/**
 * A state as it was at a time.
 *
 * @param state  the state
 * @param from   what it was read from
 * @param source whether that is as of this moment or as of the last snapshot
 * @param reason why it may not be exactly what the events up to then say; null if it is
 */
record Past(
        UserState state, From from, Source source, @Nullable String reason) {

    /**
     * The state as it was at a time, as far as snapshots tell.
     *
     * @param last    the state of the last snapshot
     * @param earlier the state that was kept from before that time; null if none was
     * @param at      the time, in milliseconds since 1970
     * @param window  how many entries the state holds
     * @param live    the version in the stores; null if they cannot be read
     */
    static Past fromHistory(
            UserState last, @Nullable UserState earlier, long at, int window, @Nullable UserVersion live) {
        Reconstruction past = Reconstruction.of(last, earlier, at, window);
        String reason = past.reason();
        if (reason == null && live == null) {
            reason = "the stores cannot be read, so this is exact as of the last snapshot";
        } else if (reason == null && !last.version().equals(live)) {
            reason = "the last snapshot is older than the stores";
        }
        return new Past(past.state(), From.HISTORY, Source.SNAPSHOT, reason);
    }
}
