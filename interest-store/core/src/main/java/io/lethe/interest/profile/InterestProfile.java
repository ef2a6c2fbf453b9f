package io.lethe.interest.profile;

import io.lethe.interest.ledger.UserVersion;
import java.util.List;
import java.util.Objects;

/**
 * A user's interests at a time.
 *
 * @param version     the set of events that it is computed from
 * @param at          the requested time, in milliseconds since 1970
 * @param approximate whether some evidence is known only by the week or was left out because there was too much
 * @param points      the interests, strongest first
 */
public record InterestProfile(UserVersion version, long at, boolean approximate, List<InterestPoint> points) {
    public InterestProfile {
        Objects.requireNonNull(version, "version");
        points = List.copyOf(points);
    }
}
