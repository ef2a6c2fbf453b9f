package io.lethe.interest.profile;

import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.interest.decay.Kernel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a user is interested in: a group of items and words that mean something alike, and what the events with
 * them add up to.
 *
 * @param interestId   its name, which stays as long as its oldest member does
 * @param direction    the sum of its members' embeddings: where in the space of meaning it lies
 * @param strength     the sum of the contributions of its evidence
 * @param share        its part of the sum of all positive strengths, 0 to 1; 0 where the strength is not positive
 * @param trend        where it is going
 * @param halfLifeSeconds how fast it fades
 * @param firstSeen    the time of its oldest evidence, in milliseconds since 1970
 * @param lastSeen     the time of its newest evidence
 * @param revivedAt    when it came back, if its trend is {@link Trend#REVIVED}
 * @param pauseSeconds how long it had been away before that
 * @param evidence     the events behind it, the largest contribution first
 */
public record InterestPoint(
        String interestId,
        QuantizedEmbedding direction,
        double strength,
        double share,
        Trend trend,
        double halfLifeSeconds,
        long firstSeen,
        long lastSeen,
        @Nullable Long revivedAt,
        @Nullable Double pauseSeconds,
        List<Evidence> evidence) {

    public InterestPoint {
        Objects.requireNonNull(interestId, "interestId");
        evidence = List.copyOf(evidence);
    }

    /** What the strength was or will be at another time, given the same evidence as far as it had happened by then. */
    public double strengthAt(long timestamp, Kernel kernel) {
        double strength = 0;
        for (Evidence one : evidence) {
            if (one.timestamp() <= timestamp) {
                strength += one.weight() * kernel.at((timestamp - one.timestamp()) / 1000.0);
            }
        }
        return strength;
    }
}
