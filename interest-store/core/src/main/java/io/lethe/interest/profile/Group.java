package io.lethe.interest.profile;

import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.ContentHash;
import io.lethe.interest.profile.Pace.Moment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A group of members with similar meaning.
 *
 * @param members the members, at least one
 * @param traces  the traces of their events, oldest first
 * @param id      an id that does not change while the oldest member stays
 */
record Group(List<Member> members, List<Trace> traces, String id) {
    /** Traces of one basket stay in the order of their members' names. */
    private static final Comparator<Trace> OLDEST_FIRST = Comparator.comparingLong(Trace::time)
            .thenComparing(Comparator.comparingInt(Trace::position).reversed());

    static Group of(List<Member> members) {
        return new Group(members, traces(members.stream().map(Member::traces).toList()), idOf(members));
    }

    /** This group with the traces known at another time; without traces if there were none. */
    Group asOf(Memory.Then then) {
        return new Group(
                members,
                traces(members.stream()
                        .map(member -> then.traces(member.name()))
                        .toList()),
                id);
    }

    private static List<Trace> traces(List<List<Trace>> ofMembers) {
        List<Trace> traces = new ArrayList<>();
        ofMembers.forEach(member -> member.stream()
                .sorted(OLDEST_FIRST.thenComparing(Trace.BY_CONTENT))
                .forEach(traces::add));
        traces.sort(OLDEST_FIRST);
        return traces;
    }

    /** The positive events, oldest first. */
    List<Moment> moments() {
        return traces.stream()
                .filter(Trace::speaksFor)
                .map(trace -> new Moment(trace.type(), trace.time()))
                .toList();
    }

    private static String idOf(List<Member> members) {
        Member oldest = members.stream()
                .min(Comparator.comparingLong(Member::firstSeen).thenComparing(Member::name))
                .orElseThrow();
        String hash =
                ContentHash.of(oldest.name().getBytes(StandardCharsets.UTF_8)).toString();
        return "i-" + hash.substring(0, 12);
    }

    /** The direction of the sum of the members' embeddings. */
    QuantizedEmbedding direction() {
        QuantizedEmbedding first = members.get(0).vector();
        int[] sum = new int[first.dimension()];
        members.forEach(member -> member.vector().addTo(sum));
        float[] numbers = new float[sum.length];
        boolean anything = false;
        for (int i = 0; i < sum.length; i++) {
            numbers[i] = sum[i];
            anything |= sum[i] != 0;
        }
        return anything ? QuantizedEmbedding.of(numbers) : first;
    }
}
