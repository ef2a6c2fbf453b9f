package io.lethe.standalone.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * The wait for what follows from events in beats: pairs of items, and the signals of each item. Nobody can say whose
 * these are, so the wait is for the work to run out, or under steady traffic for it to grow no less.
 */
final class BacklogWait {
    private static final int CALM_LOOKS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private long least = Long.MAX_VALUE;
    private long since;
    private int calm;

    /**
     * Looks once more.
     *
     * @param progress what interest-store says of itself
     * @param now      a time in nanoseconds
     * @return whether there is nothing left to wait for
     */
    boolean isOver(JsonNode progress, long now) {
        long pending = progress.path("pending").asLong()
                + progress.path("signalsPending").asLong();
        calm = pending == 0 ? calm + 1 : 0;
        if (pending < least) {
            least = pending;
            since = now;
        }
        return calm >= CALM_LOOKS || now - since > PATIENCE.toNanos();
    }
}
