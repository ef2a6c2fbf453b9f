package io.lethe.recommend.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Configuration of recommender-api. */
@ConfigMapping(prefix = "lethe.recommender")
public interface RecommenderConfig {
    /** Where interest-store answers, without a path. */
    @WithDefault("http://localhost:8080")
    URI interestUrl();

    /** Where embeddings answers, without a path. */
    @WithDefault("http://localhost:8080")
    URI embeddingsUrl();

    /** Where ingest answers, without a path. */
    @WithDefault("http://localhost:8080")
    URI ingestUrl();

    /** How long another service may take to answer before the answer here degrades. */
    @WithDefault("2s")
    Duration timeout();

    /** How long another service may take to erase a user or to make a codebook. */
    @WithDefault("60s")
    Duration longTimeout();

    /**
     * Settings to put in force for the default tenant at the start, in YAML or JSON; they win over what was in force
     * before.
     */
    Optional<Path> settingsFile();

    /** Ranking in the pool of its own. */
    Pool pool();

    /** Users' states that are kept. */
    Cache cache();

    /** Waiting for a position. */
    After after();

    /** Streams of users' states as they change. */
    Stream stream();

    /** What is told of the service as a whole. */
    Status status();

    /** Answers worked out in a fresh process before anybody asks. */
    WarmUp warmUp();

    /** Learning the mix from a tenant's own log. */
    Learning learning();

    /** The pool that ranking runs in. */
    interface Pool {
        /** How many threads rank; one for each core where it is not set. */
        Optional<Integer> threads();

        /** How many requests may queue for them before a request is refused with 503. */
        @WithDefault("1000")
        int queue();
    }

    /** The cache of states by user. */
    interface Cache {
        /** How many users' states are kept in memory. */
        @WithDefault("10000")
        int users();

        /** How many states as of past times are kept in memory. */
        @WithDefault("500")
        int pasts();

        /** How many queries' embeddings are kept in memory. */
        @WithDefault("1000")
        int queries();
    }

    /** How long a request with {@code after} waits. */
    interface After {
        /** Where the request does not say. */
        @WithDefault("2s")
        Duration usual();

        /** At the most. */
        @WithDefault("10s")
        Duration longest();
    }

    /** The streams of {@code /v1/users/{id}/stream}. */
    interface Stream {
        /** How many may be open in this process; more are refused with 503. */
        @WithDefault("10000")
        int most();

        /** How many states are worked out for streams at a time. */
        @WithDefault("16")
        int atOnce();

        /** The least time between two states that a stream is told. */
        @WithDefault("100ms")
        Duration pace();

        /** After how long a silent stream says that it is alive. */
        @WithDefault("15s")
        Duration heartbeat();

        /**
         * After how long a state that could not be had is asked for again, and after how long a reader whose connection
         * broke is to come back.
         */
        @WithDefault("2s")
        Duration pause();
    }

    /** The answer of {@code /v1/status}. */
    interface Status {
        /** How often the services are asked while somebody looks. */
        @WithDefault("1s")
        Duration watched();

        /** How often they are asked while nobody does. */
        @WithDefault("10s")
        Duration unwatched();

        /** From how many waiting records on a step is behind. */
        @WithDefault("10000")
        long lag();
    }

    /** What the virtual machine is to compile before anybody waits for it. */
    interface WarmUp {
        /**
         * For how many users the answers that a page asks for are worked out and thrown away, once there are users;
         * none at 0.
         */
        @WithDefault("60")
        int rounds();
    }

    /** When a tenant's mix is learned from its log. */
    interface Learning {
        /** How often it is looked whether a log has changed enough to be learned from; never by itself at 0. */
        @WithDefault("10m")
        Duration beat();

        /** How many events a log has at least, to be learned from. */
        @WithDefault("500")
        long events();
    }
}
