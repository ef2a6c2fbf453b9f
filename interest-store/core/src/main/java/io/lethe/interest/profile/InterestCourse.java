package io.lethe.interest.profile;

import java.util.List;
import java.util.Objects;

/**
 * The history of an interest.
 *
 * @param point     the interest at the end
 * @param strengths the strength at each requested time, from the events up to that time
 * @param fades     each fading until the end, oldest first
 */
public record InterestCourse(InterestPoint point, List<Double> strengths, List<Fade> fades) {
    public InterestCourse {
        Objects.requireNonNull(point, "point");
        strengths = List.copyOf(strengths);
        fades = List.copyOf(fades);
    }
}
