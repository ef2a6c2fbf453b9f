package io.lethe.interest.profile;

import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.grouping.Grouping;

/**
 * Reads a user's state as interest.
 *
 * <p>Members are the items of the recent window, then the older items that were touched last, {@value #MOST_MEMBERS} at
 * the most; and the words of events without an item. They are put into groups by what they mean ({@link Grouping}),
 * regardless of time, so that a group does not change as it fades. The strength of a group at time {@code t} is
 *
 * <pre>
 * Σ weight(e) · boost(e) · kernel((t − time(e)) / stretch(e), position(e), type(e))
 *     over its events e with time(e) ≤ t
 * </pre>
 *
 * with the weight of {@link io.lethe.interest.decay.weight.EventWeights}, the boost of {@link RevivalLaw} and the stretch of
 * {@link Forgetting}. Events from before the window count by item, type and week, each in the middle of what can be;
 * {@link InterestPoint#errorBound} says how far off that can be.
 */
public final class Profiler {
    /** How many items and texts a profile looks at. */
    public static final int MOST_MEMBERS = 192;

    private final ItemVectors vectors;
    private final InterestSettings settings;

    public Profiler(ItemVectors vectors, InterestSettings settings) {
        this.vectors = vectors;
        this.settings = settings;
    }

    /** What {@code state} says about interest at a time, in milliseconds since 1970. Later events do not count. */
    public InterestProfile profile(UserState state, long at) {
        return group(state, at).profile();
    }

    /** The same before it is weighed, to be read by several kernels or followed back. */
    public GroupedState group(UserState state, long at) {
        return new GroupedState(state, at, vectors, settings);
    }
}
