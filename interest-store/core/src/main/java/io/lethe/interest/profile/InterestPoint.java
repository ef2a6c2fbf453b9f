package io.lethe.interest.profile;

import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.interest.decay.Kernel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One interest of a user: a group of items and texts with similar meaning, and the sum of their events' contributions.
 *
 * @param interestId      its id, which does not change while its oldest member stays
 * @param direction       the direction of the sum of its members' embeddings
 * @param strength        the sum of the contributions of its evidence
 * @param errorBound      the maximum error of the strength caused by times known only by the week, at least 0; it does
 *                        not cover that a week's values are known only by their mean, nor that events before the
 *                        window share times where none in the window do
 * @param share           its part of the sum of all positive strengths, 0 to 1; 0 if the strength is not positive
 * @param trend           whether it is rising, steady, fading, faded or revived
 * @param halfLifeSeconds its half-life by the clock; null if the kernel does not depend on the clock
 * @param halfLifeEvents  its half-life in later baskets of the user; null if the kernel does not depend on their number
 * @param returns         the number of times that the user came back to it
 * @param usualGapSeconds the posterior median of the gaps between visits
 * @param firstSeen       the time of its oldest evidence, in milliseconds since 1970
 * @param lastSeen        the time of its newest evidence, in milliseconds since 1970
 * @param fadedAt         when it faded, in milliseconds since 1970; null unless its trend is {@link Trend#FADED}
 * @param revivedAt       when it last came back after it had faded, in milliseconds since 1970; null if it never did
 * @param pauseSeconds    the length of the pause before that
 * @param evidence        the events behind it, largest contribution first
 */
public record InterestPoint(
        String interestId,
        QuantizedEmbedding direction,
        double strength,
        double errorBound,
        double share,
        Trend trend,
        @Nullable Double halfLifeSeconds,
        @Nullable Double halfLifeEvents,
        int returns,
        double usualGapSeconds,
        long firstSeen,
        long lastSeen,
        @Nullable Long fadedAt,
        @Nullable Long revivedAt,
        @Nullable Double pauseSeconds,
        List<Evidence> evidence) {

    public InterestPoint {
        Objects.requireNonNull(interestId, "interestId");
        evidence = List.copyOf(evidence);
    }

    /** The strength at a later time if no further events come. */
    public double strengthAt(long time, Kernel kernel) {
        double strength = 0;
        for (Evidence one : evidence) {
            strength += one.contributionAt(time, kernel);
        }
        return strength;
    }
}
