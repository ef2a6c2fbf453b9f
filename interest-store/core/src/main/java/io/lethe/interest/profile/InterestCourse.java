package io.lethe.interest.profile;

import java.util.List;
import java.util.Objects;

/**
 * An interest followed back.
 *
 * @param point     the interest as of the end
 * @param strengths how strong it was at each of the times asked about, of what had happened by then
 * @param fades     each time that it faded until the end, the first one first
 */
public record InterestCourse(InterestPoint point, List<Double> strengths, List<Fade> fades) {
    public InterestCourse {
        Objects.requireNonNull(point, "point");
        strengths = List.copyOf(strengths);
        fades = List.copyOf(fades);
    }
}
