package io.lethe.interest.profile;

import io.lethe.interest.decay.Kernel;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.grouping.Grouping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A user's state at a time, with its items and texts grouped by meaning. A kernel then gives the strength of each
 * group.
 */
public final class GroupedState {
    private static final Comparator<InterestPoint> STRONGEST_FIRST =
            Comparator.comparingDouble(InterestPoint::strength).reversed().thenComparing(InterestPoint::interestId);

    private final UserState state;
    private final long at;
    private final InterestSettings settings;
    private final HalfLives halfLives;
    private final Memory memory;
    private final boolean byTheWeek;
    private final List<Group> groups;

    GroupedState(UserState state, long at, ItemVectors vectors, InterestSettings settings) {
        this.state = state;
        this.at = at;
        this.settings = settings;
        this.halfLives = HalfLives.of(settings);
        this.memory = new Memory(state, vectors, settings.weights());
        Memory.Then now = memory.at(at);
        this.byTheWeek = now.byTheWeek();
        List<Member> members = new ArrayList<>();
        now.forEachMember((name, vector) -> members.add(new Member(name, vector, now.traces(name))));
        members.sort(Comparator.comparing(Member::name));
        this.groups = groups(members, vectors, settings);
    }

    private GroupedState(GroupedState other, InterestSettings settings) {
        this.state = other.state;
        this.at = other.at;
        this.settings = settings;
        this.halfLives = HalfLives.of(settings);
        this.memory = other.memory;
        this.byTheWeek = other.byTheWeek;
        this.groups = other.groups;
    }

    private static List<Group> groups(List<Member> members, ItemVectors vectors, InterestSettings settings) {
        int[] group = Grouping.of(members.stream().map(Member::vector).toList(), settings.cohesion(), vectors.centre());
        Map<Integer, List<Member>> groups = new LinkedHashMap<>();
        for (int i = 0; i < group.length; i++) {
            groups.computeIfAbsent(group[i], first -> new ArrayList<>()).add(members.get(i));
        }
        return groups.values().stream().map(Group::of).toList();
    }

    /** The same groups with another kernel. */
    public GroupedState withKernel(Kernel kernel) {
        return new GroupedState(this, settings.withKernel(kernel));
    }

    /** The time of the oldest event, in milliseconds since 1970; empty if there is none. */
    public OptionalLong begin() {
        return groups.stream().mapToLong(group -> group.traces().get(0).time()).min();
    }

    /** The interests at that time. */
    public InterestProfile profile() {
        return new InterestProfile(state.version(), at, byTheWeek, points(weighed(at, groups, paces(groups))));
    }

    /** Like {@link #courses(List, List)}, with this state's kernel only. */
    public List<InterestCourse> courses(List<Long> times) {
        return courses(times, List.of(settings.kernel())).get(0);
    }

    /**
     * The history of the interests, in the order of {@link #profile}, for each of several kernels. The groups are those
     * at this state's time. Everything else is what was known at each requested time: the events' positions, the user's
     * pace, and what had faded.
     *
     * @param times the requested times, in milliseconds since 1970, none after this state's time
     * @return one list per kernel
     */
    public List<List<InterestCourse>> courses(List<Long> times, List<Kernel> kernels) {
        List<GroupedState> readings = kernels.stream().map(this::withKernel).toList();
        List<Map<String, List<Double>>> strengths = new ArrayList<>();
        readings.forEach(reading -> strengths.add(new HashMap<>()));
        for (long time : times) {
            Memory.Then then = memory.at(time);
            List<Group> known = groups.stream().map(group -> group.asOf(then)).toList();
            List<Pace> paces = paces(known);
            for (int i = 0; i < readings.size(); i++) {
                Map<String, List<Double>> byId = strengths.get(i);
                readings.get(i).weighed(time, known, paces).forEach(one -> byId.computeIfAbsent(
                                one.id(), id -> new ArrayList<>())
                        .add(one.strength()));
            }
        }
        List<List<InterestCourse>> courses = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            courses.add(readings.get(i).courses(strengths.get(i)));
        }
        return courses;
    }

    private List<InterestCourse> courses(Map<String, List<Double>> strengths) {
        List<WeighedGroup> last = weighed(at, groups, paces(groups));
        Map<String, List<Fade>> fades = new HashMap<>();
        last.forEach(one -> fades.put(one.id(), one.fades()));
        return points(last).stream()
                .map(point -> new InterestCourse(
                        point,
                        strengths.getOrDefault(point.interestId(), List.of()),
                        fades.getOrDefault(point.interestId(), List.of())))
                .toList();
    }

    private List<Pace> paces(List<Group> known) {
        return Pace.of(known.stream().map(Group::moments).toList(), settings.forgetting());
    }

    private List<WeighedGroup> weighed(long time, List<Group> known, List<Pace> paces) {
        HalfLifeAgo before = HalfLifeAgo.of(state, time, halfLives);
        List<WeighedGroup> weighed = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            weighed.add(new WeighedGroup(known.get(i), time, settings, halfLives, paces.get(i), before));
        }
        return weighed;
    }

    private static List<InterestPoint> points(List<WeighedGroup> weighed) {
        double all =
                weighed.stream().mapToDouble(one -> Math.max(0, one.strength())).sum();
        List<InterestPoint> points = new ArrayList<>();
        weighed.forEach(one -> points.add(one.point(all)));
        points.sort(STRONGEST_FIRST);
        return points;
    }
}
