package io.lethe.interest.profile;

import io.lethe.interest.ledger.UserState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a user's state as interest.
 *
 * <p>Members are the items of the recent window, then the older items that were touched last, {@value #MOST_MEMBERS} at the
 * most; and the words of events without an item. They are put into groups by what they mean ({@link Grouping}), regardless of time, so that a group does
 * not change as it fades. The strength of a group at time {@code t} is
 *
 * <pre>Σ weight(e) · boost(e) · kernel((t − time(e)) / stretch(e), position(e), type(e))   over its events e with time(e) ≤ t</pre>
 *
 * with the weight of {@link io.lethe.interest.decay.EventWeights}, the boost of {@link RevivalLaw} and the stretch of {@link Forgetting}. Events from
 * before the window count by item, type and week, each in the middle of what can be; {@link InterestPoint#errorBound} says how far off that can be.
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
        Members members = Members.of(state, at, vectors, settings.weights());
        List<Group> groups = groups(members.sorted());
        List<Pace> paces = Pace.of(groups.stream().map(Group::moments).toList(), settings.forgetting());
        HalfLives halfLives = HalfLives.of(settings);
        HalfLifeAgo before = HalfLifeAgo.of(state, at, halfLives);
        List<Weighed> weighed = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            weighed.add(new Weighed(groups.get(i), at, settings, halfLives, paces.get(i), before));
        }
        double all =
                weighed.stream().mapToDouble(one -> Math.max(0, one.strength())).sum();
        List<InterestPoint> points = new ArrayList<>();
        weighed.forEach(one -> points.add(one.point(all)));
        points.sort(Comparator.comparingDouble(InterestPoint::strength)
                .reversed()
                .thenComparing(InterestPoint::interestId));
        return new InterestProfile(state.version(), at, members.byTheWeek(), points);
    }

    private List<Group> groups(List<Member> members) {
        int[] group = Grouping.of(members.stream().map(Member::vector).toList(), settings.cohesion(), vectors.centre());
        Map<Integer, List<Member>> groups = new LinkedHashMap<>();
        for (int i = 0; i < group.length; i++) {
            groups.computeIfAbsent(group[i], first -> new ArrayList<>()).add(members.get(i));
        }
        return groups.values().stream().map(Group::of).toList();
    }
}
