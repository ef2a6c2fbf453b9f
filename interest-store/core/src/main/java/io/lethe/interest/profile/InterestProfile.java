package io.lethe.interest.profile;

import io.lethe.interest.ledger.UserVersion;
import java.util.List;
import java.util.Objects;

/**
 * What a user is interested in at a time.
 *
 * @param version     the set of events it follows from
 * @param at          the time asked about, in milliseconds since 1970
 * @param approximate whether some of the evidence is known by the week only, or was left out because there was too much
 *                    of it
 * @param points      the interests, strongest first
 */
public record InterestProfile(UserVersion version, long at, boolean approximate, List<InterestPoint> points) {
    public InterestProfile {
        Objects.requireNonNull(version, "version");
        points = List.copyOf(points);
    }
}
