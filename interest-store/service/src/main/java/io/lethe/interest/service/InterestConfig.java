package io.lethe.interest.service;

import io.lethe.interest.cleaning.CleaningRule;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Configuration of interest-store. */
@ConfigMapping(prefix = "lethe.interest")
public interface InterestConfig {

    /** Where the stores lie. What is lost there comes back from Kafka. */
    @WithDefault(".lethe/interest")
    Path stateDir();

    /** The {@code host:port} under which other instances reach this one; no two instances have the same. */
    @WithDefault("localhost:8080")
    String advertised();

    /** How many threads the stream has. */
    @WithDefault("2")
    int threads();

    /** How much memory the stores may use beside the Java heap, in mebibytes. */
    @WithDefault("256")
    int storeMemoryMib();

    /** How many of a user's newest events a state holds in detail. */
    @WithDefault("128")
    int window();

    /** How many successors of an item are published at most. */
    @WithDefault("200")
    int neighbours();

    /**
     * Which rules leave events out of what is counted across people: {@code bots}, {@code bursts}, or both. Without a
     * value, every event counts. All instances have the same.
     */
    Optional<Set<CleaningRule>> cleaning();

    /** How often changes are counted into pairs and announced. */
    @WithDefault("200ms")
    Duration beat();

    /** How long an item gathers changes before its signals are published. */
    @WithDefault("1s")
    Duration signalEvery();

    /** How long a query waits for a position where it does not say so itself. */
    @WithDefault("2s")
    Duration usualWait();

    /** How long a query may ask to wait. */
    @WithDefault("10s")
    Duration longestWait();

    /** How long an erasure waits, once for what is on its way and once for what follows. */
    @WithDefault("30s")
    Duration erasureTimeout();

    /** How long a replay of one user's log may take. */
    @WithDefault("30s")
    Duration replayTimeout();

    /** Snapshots of the past. */
    History history();

    /** When a user's state is written out. */
    Snapshot snapshot();

    /** What happens when the stream keeps failing. */
    Failure failure();

    /** When a thread of the stream that keeps failing is given up, and the process with it. */
    interface Failure {
        /** After how many failures within the window readiness says so. */
        @WithDefault("3")
        int noticed();

        /** After how many of them the stream gives up: liveness says so, and the process stops. */
        @WithDefault("8")
        int most();

        /** How long a failure counts. */
        @WithDefault("10m")
        Duration window();

        /** How long a thread pauses after its first failure; twice as long after each further one. */
        @WithDefault("500ms")
        Duration pause();

        /** How long it pauses at the most. */
        @WithDefault("30s")
        Duration longestPause();

        /** How long the process stays after giving up, so that its health can be seen. */
        @WithDefault("30s")
        Duration stopAfter();
    }

    /** Snapshots of the past, one for each user and week, in Postgres. */
    interface History {
        /** How long before a user's newest event they reach back; {@code 0s} keeps none. */
        @WithDefault("36500d")
        Duration keep();
    }

    /** When a user's state is written out. */
    interface Snapshot {
        /** How long a user has to be quiet. */
        @WithDefault("1s")
        Duration quiet();

        /** After how long it happens in any case. */
        @WithDefault("10s")
        Duration latest();

        /** How many bytes a state may have; a larger one is not written. */
        @WithDefault("3000000")
        int largest();

        /** How many states are written to Postgres at a time. */
        @WithDefault("200")
        int batch();
    }
}
