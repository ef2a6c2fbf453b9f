package io.lethe.recommend.parameter;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is learned from the tenant's own log.
 *
 * @param mix  whether the numbers of the mix are learned that settings leave at their defaults
 * @param hold numbers of the mix that keep the settings' value all the same, in the order of {@link MixNumber}
 */
public record LearningSettings(boolean mix, Set<MixNumber> hold) {
    public LearningSettings {
        EnumSet<MixNumber> ordered = EnumSet.noneOf(MixNumber.class);
        ordered.addAll(hold);
        for (MixNumber number : ordered) {
            if (!number.isLearned()) {
                throw new IllegalArgumentException("hold has " + number.code() + ", which is never learned");
            }
        }
        hold = Collections.unmodifiableSet(ordered);
    }

    /** All numbers are learned. */
    public static LearningSettings defaults() {
        return new LearningSettings(true, Set.of());
    }

    /** The same numbers to hold, with learning switched on or off. */
    public LearningSettings withMix(boolean on) {
        return new LearningSettings(on, hold);
    }
}
