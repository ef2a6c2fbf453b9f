package io.lethe.interest.service.topology;

import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.signal.NeighbourSignal;
import java.time.Duration;

/**
 * What the topology can be told.
 *
 * @param window          how many of a user's newest entries a state holds in detail, at least 1
 * @param neighbours      how many successors, and how many companions, a signal names at most, at least 1
 * @param beat            how often changes are folded and noticed
 * @param share           which part of a beat, 0 to 1, a task may use for that while events are coming
 * @param signalEvery     how long an item gathers changes before its signals are sent
 * @param snapshotQuiet   how long a user has to be quiet before the state is sent
 * @param snapshotLatest  after how long the state is sent in any case
 * @param largestSnapshot the size in bytes above which a state is not sent
 * @param renewedAtOnce   how many rows of an older form are renewed at once, at least 1; a beat may do so several times
 * @param cleaning        what is left out of the counts across people
 */
public record TopologySettings(
        int window,
        int neighbours,
        Duration beat,
        double share,
        Duration signalEvery,
        Duration snapshotQuiet,
        Duration snapshotLatest,
        int largestSnapshot,
        int renewedAtOnce,
        CleaningRules cleaning) {

    /** How many rows the service renews before a beat looks whether it has time for more. */
    public static final int RENEWED_AT_ONCE = 500;

    /** The settings that hold where nothing else is said. */
    public static final TopologySettings DEFAULT = new TopologySettings(
            UserState.DEFAULT_WINDOW,
            NeighbourSignal.DEFAULT_LIMIT,
            Duration.ofMillis(200),
            0.25,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            3_000_000,
            RENEWED_AT_ONCE,
            CleaningRules.NONE);
}
