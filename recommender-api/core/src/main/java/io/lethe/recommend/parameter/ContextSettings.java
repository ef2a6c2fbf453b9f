package io.lethe.recommend.parameter;

import io.lethe.interest.signal.ContextKey;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How the context of a request counts.
 *
 * @param weight the power of how much more often an item is chosen in the context than at large, 0 to 10; with 0 context
 *               does not count
 * @param keys   the keys of context that requests may give, in the order of {@link ContextKey}
 */
public record ContextSettings(double weight, Set<ContextKey> keys) {
    private static final double MOST = 10;
    private static final double USUAL = 0.5;

    public ContextSettings {
        if (!(weight >= 0 && weight <= MOST)) {
            throw new IllegalArgumentException("weight is from 0 to 10, not " + weight);
        }
        EnumSet<ContextKey> ordered = EnumSet.noneOf(ContextKey.class);
        ordered.addAll(keys);
        keys = Collections.unmodifiableSet(ordered);
    }

    /** Each key counts, by the square root of the ratio. */
    public static ContextSettings defaults() {
        return new ContextSettings(USUAL, EnumSet.allOf(ContextKey.class));
    }
}
