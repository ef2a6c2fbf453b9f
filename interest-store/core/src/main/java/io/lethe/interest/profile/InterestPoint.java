package io.lethe.interest.profile;

import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.interest.decay.Kernel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a user is interested in: a group of items and words that mean something alike, and what the events
 * with them add up to.
 *
 * @param interestId      its name, which stays as long as its oldest member does
 * @param direction       the sum of its members' embeddings: where in the space of meaning it lies
 * @param strength        the sum of the contributions of its evidence
 * @param errorBound      how far off the strength can be since the time of some evidence is known by the week only; at
 *                        least 0. That a week's values are known by their mean only is not in it
 * @param share           its part of the sum of all positive strengths, 0 to 1; 0 where the strength is not positive
 * @param trend           where it is going
 * @param halfLifeSeconds how fast it fades by the clock; null if the clock does not matter
 * @param halfLifeEvents  after how many events of the user it halves; null if their number does not matter
 * @param returns         how many times the user came back to it
 * @param usualGapSeconds how long the user usually stays away from it, the prior taken into account: half of the gaps
 *                        are longer
 * @param firstSeen       the time of its oldest evidence, in milliseconds since 1970
 * @param lastSeen        the time of its newest evidence
 * @param fadedAt         when it faded, if it has and is not back
 * @param revivedAt       when it last came back after it had faded, if it ever did
 * @param pauseSeconds    how long it had been away before that
 * @param evidence        the events behind it, the largest contribution first
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

    /** What the strength will be at a later time if no further events come. */
    public double strengthAt(long time, Kernel kernel) {
        double strength = 0;
        for (Evidence one : evidence) {
            strength += one.contributionAt(time, kernel);
        }
        return strength;
    }
}
