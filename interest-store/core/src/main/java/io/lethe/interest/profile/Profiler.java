package io.lethe.interest.profile;

import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.grouping.Grouping;

/**
 * Computes a user's interests from a user's state.
 *
 * <p>The members are the items of the recent window, then the most recently used older items, at most
 * {@value #MOST_MEMBERS} in all, and the texts of events without an item. {@link Grouping} groups them by meaning,
 * regardless of time, so that a group does not change as it fades. Events of one time are one basket: the profile does
 * not depend on their order, nor on their ids. The strength of a group at time {@code t} is
 *
 * <pre>
 * Σ weight(e) · boost(e) · kernel((t − time(e)) / stretch(e), position(e), type(e))
 *     over its events e with time(e) ≤ t
 * </pre>
 *
 * <p>The weight comes from {@link io.lethe.interest.decay.weight.EventWeights}, the boost from {@link RevivalLaw} and
 * the stretch from {@link Forgetting}. Events before the window are counted by item, type and week. Each count is
 * placed in the middle of its week, and at the position that it has if events share times as often as in the window.
 * {@link InterestPoint#errorBound} bounds the error of this.
 */
public final class Profiler {
    /** The maximum number of items and texts in a profile. */
    public static final int MOST_MEMBERS = 192;

    private final ItemVectors vectors;
    private final InterestSettings settings;

    public Profiler(ItemVectors vectors, InterestSettings settings) {
        this.vectors = vectors;
        this.settings = settings;
    }

    /** The interests at a time, in milliseconds since 1970. Later events do not count. */
    public InterestProfile profile(UserState state, long at) {
        return group(state, at).profile();
    }

    /** The grouped state before weights are applied, to be read with several kernels or over time. */
    public GroupedState group(UserState state, long at) {
        return new GroupedState(state, at, vectors, settings);
    }
}
