package io.lethe.event;

import java.util.HashMap;
import java.util.Map;

/**
 * The topics of Lethe, and how each of them has to be kept. Whoever writes to a topic makes sure that it exists.
 *
 * <p>The accepted and the embedded topics are the truth: compacted, never deleted by age, and keyed so that compaction
 * drops nothing but exact repeats and erased events. A record's own timestamp is the time of its arrival; the time of
 * an event is part of what it says.
 */
public enum Topic {
    /**
     * The public way in for events: JSON, any key. A queue: cleared when its records have been cleaned and kept for
     * days.
     */
    EVENTS("lethe.events", Kept.DAYS),
    /** The public way in for items: JSON, any key. */
    ITEMS("lethe.items", Kept.DAYS),
    /** {@link EventKey} to {@link InteractionCodec}. */
    EVENTS_ACCEPTED("lethe.events.accepted", Kept.FOR_EVER),
    /** {@link ItemKey} to {@link ItemCodec}, or to nothing but its presence for a withdrawal. */
    ITEMS_ACCEPTED("lethe.items.accepted", Kept.FOR_EVER),
    /** {@link EventKey} to an embedded interaction. */
    EVENTS_EMBEDDED("lethe.events.embedded", Kept.FOR_EVER),
    /** {@link ItemKey} to an embedded item. */
    ITEMS_EMBEDDED("lethe.items.embedded", Kept.FOR_EVER),
    /** {@link UserKey} to the version that the user's state now has. */
    CHANGES("lethe.changes", Kept.HOURS),
    /** Neighbour counts of an item, one record for each partition of the users. */
    SIGNALS_NEIGHBOURS("lethe.signals.neighbours", Kept.FOR_EVER),
    /** Event counts of an item by hour and type, one record for each partition of the users. */
    SIGNALS_TRENDS("lethe.signals.trends", Kept.FOR_EVER),
    /** {@link UserKey} to the user's state, on its way to Postgres. */
    SNAPSHOTS("lethe.snapshots", Kept.FOR_EVER),
    /** Tenant to its newest topic codebook. */
    CODEBOOK("lethe.codebook", Kept.FOR_EVER),
    /**
     * Tenant to its settings in force, as JSON; tenant, {@code @} and a number to the settings that an earlier change
     * put in force.
     */
    SETTINGS("lethe.settings", Kept.FOR_EVER),
    /** Tenant and kind of model to the model in force. */
    MODELS("lethe.models", Kept.FOR_EVER_AND_LARGE),
    /** Two {@link UserKey}s to the fact that they are one person. */
    LINKS("lethe.links", Kept.FOR_EVER),
    /** What was refused, whole, with the reason and where it came from. */
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

    /** The topic settings that Lethe relies on. */
    public Map<String, String> configuration() {
        return kept.configuration;
    }
}
