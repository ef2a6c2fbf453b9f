package io.lethe.event;

import java.util.HashMap;
import java.util.Map;

/**
 * The topics of Lethe and their retention. Each writer to a topic ensures that it exists.
 *
 * <p>The accepted and the embedded topics are the source of truth. They are compacted and never deleted by age. Their
 * keys ensure that compaction drops only exact repeats and erased events. A record's timestamp is its time of arrival;
 * the time of an event is part of its content.
 */
public enum Topic {
    /**
     * The public input of events: JSON with any key. It is a queue: records are deleted after seven days, or when an
     * erasure deletes all records that have been cleaned.
     */
    EVENTS("lethe.events", Kept.DAYS),
    /** The public input of items: JSON with any key. */
    ITEMS("lethe.items", Kept.DAYS),
    /** {@link EventKey} to {@link InteractionCodec}. */
    EVENTS_ACCEPTED("lethe.events.accepted", Kept.FOR_EVER),
    /** {@link ItemKey} to {@link ItemCodec}, or to a mark without content for a withdrawal. */
    ITEMS_ACCEPTED("lethe.items.accepted", Kept.FOR_EVER),
    /** {@link EventKey} to an embedded interaction. */
    EVENTS_EMBEDDED("lethe.events.embedded", Kept.FOR_EVER),
    /** {@link ItemKey} to an embedded item. */
    ITEMS_EMBEDDED("lethe.items.embedded", Kept.FOR_EVER),
    /** {@link UserKey} to the current version of the user's state. */
    CHANGES("lethe.changes", Kept.HOURS),
    /** Neighbour counts of an item, one record per partition of the users. */
    SIGNALS_NEIGHBOURS("lethe.signals.neighbours", Kept.FOR_EVER),
    /** Event counts of an item by hour and type, one record per partition of the users. */
    SIGNALS_TRENDS("lethe.signals.trends", Kept.FOR_EVER),
    /** {@link UserKey} to the user's state, on its way to Postgres. */
    SNAPSHOTS("lethe.snapshots", Kept.FOR_EVER),
    /** Tenant to its newest topic codebook. */
    CODEBOOK("lethe.codebook", Kept.FOR_EVER),
    /** One key to the embedding model in use and the one that follows it, for all tenants. */
    EMBEDDING_MODELS("lethe.embedding-models", Kept.FOR_EVER),
    /** Tenant to its current settings, as JSON. Tenant, {@code @} and a number to the settings of an earlier change. */
    SETTINGS("lethe.settings", Kept.FOR_EVER),
    /** Tenant and kind of model to the current model. */
    MODELS("lethe.models", Kept.FOR_EVER_AND_LARGE),
    /** Two {@link UserKey}s to the fact that they are one person. */
    LINKS("lethe.links", Kept.FOR_EVER),
    /** Rejected records, complete, with the reason and their origin. */
    DEAD_LETTERS("lethe.dead-letters", Kept.FOR_EVER_AND_LARGE);

    private enum Kept {
        FOR_EVER(Map.of(
                "cleanup.policy", "compact",
                "retention.ms", "-1",
                "retention.bytes", "-1",
                "min.cleanable.dirty.ratio", "0.1",
                "max.compaction.lag.ms", "86400000",
                "delete.retention.ms", "86400000")),
        FOR_EVER_AND_LARGE(with(FOR_EVER.configuration, "max.message.bytes", "16777216")),
        DAYS(Map.of("cleanup.policy", "delete", "retention.ms", "604800000", "retention.bytes", "-1")),
        HOURS(Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                "3600000",
                "retention.bytes",
                "-1",
                "segment.ms",
                "600000"));

        private final Map<String, String> configuration;

        Kept(Map<String, String> configuration) {
            this.configuration = configuration;
        }

        private static Map<String, String> with(Map<String, String> configuration, String name, String value) {
            Map<String, String> more = new HashMap<>(configuration);
            more.put(name, value);
            return Map.copyOf(more);
        }
    }

    private final String topicName;
    private final Kept kept;

    Topic(String topicName, Kept kept) {
        this.topicName = topicName;
        this.kept = kept;
    }

    /** The topic's name in Kafka. */
    public String topicName() {
        return topicName;
    }

    /** The topic configuration that Lethe requires. */
    public Map<String, String> configuration() {
        return kept.configuration;
    }
}
