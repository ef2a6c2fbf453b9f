package io.lethe.ingest;

import io.lethe.ingest.cleaning.CleaningLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Configuration of ingest. Lengths are in Unicode characters. */
@ConfigMapping(prefix = "lethe.ingest")
public interface IngestConfig {

    /** How many records of the public topics are cleaned and committed at a time. */
    @WithDefault("5000")
    int batchSize();

    /**
     * How many records of one request may be on their way to the broker at a time; reading waits while there are more.
     */
    @WithDefault("4096")
    int inFlight();

    /** How long a request waits for the broker before it answers 503. */
    @WithDefault("60s")
    Duration brokerTimeout();

    /** How long an erasure waits until the intake has worked off its queue. */
    @WithDefault("30s")
    Duration erasureTimeout();

    /** How often the log says what was accepted and refused, while there is something to say. */
    @WithDefault("10s")
    Duration progressInterval();

    /** What a record may say. */
    Cleaning cleaning();

    /** What a record may say; the defaults are those of {@link CleaningLimits#DEFAULT}. */
    interface Cleaning {

        /** How far an event may lie after its arrival. */
        @WithDefault("10m")
        Duration clockSkew();

        /**
         * The first time that a number may mean; older times are given as ISO 8601 text. Earlier for an archive that
         * has them as milliseconds.
         */
        @WithDefault("1990-01-01T00:00:00Z")
        Instant earliestTime();

        /** Characters in an id. */
        @WithDefault("256")
        int maxIdLength();

        /** Characters in the text of an event or item. */
        @WithDefault("100000")
        int maxTextLength();

        /** Characters in a title. */
        @WithDefault("1000")
        int maxTitleLength();

        /** Categories of an item. */
        @WithDefault("50")
        int maxCategories();

        /** Characters in a category. */
        @WithDefault("256")
        int maxCategoryLength();

        /** Attributes of an item, and entries in a list among them. */
        @WithDefault("100")
        int maxAttributes();

        /** Characters in an attribute's name, in its text, in an entry of its list. */
        @WithDefault("1000")
        int maxAttributeLength();

        /** Characters in all attributes of an item together. */
        @WithDefault("20000")
        int maxAttributesLength();

        /** Entries in an event's context. */
        @WithDefault("32")
        int maxContextEntries();

        /** Characters in the name of such an entry. */
        @WithDefault("64")
        int maxContextNameLength();

        /** Characters in its value. */
        @WithDefault("1024")
        int maxContextValueLength();

        /** The largest value of an event, up or down, and the largest number in a vector. */
        @WithDefault("1e9")
        double maxMagnitude();

        /** The longest dwell. */
        @WithDefault("7d")
        Duration maxDwell();

        /** Numbers in an item's vector. */
        @WithDefault("4096")
        int maxDimension();

        /** Codes of interaction types beside the built-in ones. */
        Optional<Set<String>> extraTypes();

        /** The same as cleaning knows it. */
        default CleaningLimits limits() {
            return new CleaningLimits(
                    clockSkew().toMillis(),
                    earliestTime().toEpochMilli(),
                    maxIdLength(),
                    maxTextLength(),
                    maxTitleLength(),
                    maxCategories(),
                    maxCategoryLength(),
                    maxAttributes(),
                    maxAttributeLength(),
                    maxAttributesLength(),
                    maxContextEntries(),
                    maxContextNameLength(),
                    maxContextValueLength(),
                    maxMagnitude(),
                    maxDwell().toMillis(),
                    maxDimension(),
                    extraTypes().orElse(Set.of()));
        }
    }
}
