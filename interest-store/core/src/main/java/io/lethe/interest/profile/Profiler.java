package io.lethe.interest.profile;

import io.lethe.interest.ledger.UserState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
        Members members = Members.of(state, OlderItems.of(state), at, vectors, settings.weights());
        return new InterestProfile(
                state.version(), at, members.byTheWeek(), points(weighed(state, at, groups(members.sorted()))));
    }

    /**
     * The interests as of a time, in the order of {@link #profile}, followed back. What belongs together is decided as of that time; everything else, the
     * position of events, the pace of the user and what had faded, is what was known at each of the times.
     *
     * @param times at which times, in milliseconds since 1970, none after {@code at}
     */
    public List<InterestCourse> courses(UserState state, long at, List<Long> times) {
        OlderItems older = OlderItems.of(state);
        List<Group> groups =
                groups(Members.of(state, older, at, vectors, settings.weights()).sorted());
        List<Weighed> last = weighed(state, at, groups);
        Map<String, List<Double>> strengths = new HashMap<>();
        for (long time : times) {
            for (Weighed then : weighed(state, time, asOf(state, older, time, groups))) {
                strengths.computeIfAbsent(then.id(), id -> new ArrayList<>()).add(then.strength());
            }
        }
        Map<String, List<Fade>> fades = new HashMap<>();
        last.forEach(one -> fades.put(one.id(), one.fades()));
        return points(last).stream()
                .map(point -> new InterestCourse(
                        point,
                        strengths.getOrDefault(point.interestId(), List.of()),
                        fades.getOrDefault(point.interestId(), List.of())))
                .toList();
    }

    /** The same groups, of what was known of their members at a time; with no traces where that is nothing. */
    private List<Group> asOf(UserState state, OlderItems older, long time, List<Group> groups) {
        Map<String, Member> known =
                Members.of(state, older, time, vectors, settings.weights()).byName();
        return groups.stream().map(group -> group.asOf(known)).toList();
    }

    private List<Weighed> weighed(UserState state, long at, List<Group> groups) {
        List<Pace> paces = Pace.of(groups.stream().map(Group::moments).toList(), settings.forgetting());
        HalfLives halfLives = HalfLives.of(settings);
        HalfLifeAgo before = HalfLifeAgo.of(state, at, halfLives);
        List<Weighed> weighed = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            weighed.add(new Weighed(groups.get(i), at, settings, halfLives, paces.get(i), before));
        }
        return weighed;
    }

    /** The strongest first. */
    private static List<InterestPoint> points(List<Weighed> weighed) {
        double all =
                weighed.stream().mapToDouble(one -> Math.max(0, one.strength())).sum();
        List<InterestPoint> points = new ArrayList<>();
        weighed.forEach(one -> points.add(one.point(all)));
        points.sort(Comparator.comparingDouble(InterestPoint::strength)
                .reversed()
                .thenComparing(InterestPoint::interestId));
        return points;
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
