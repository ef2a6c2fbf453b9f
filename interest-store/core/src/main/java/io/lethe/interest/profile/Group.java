package io.lethe.interest.profile;

import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.ContentHash;
import io.lethe.interest.profile.Pace.Moment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Members that mean something alike.
 *
 * @param members one at least
 * @param traces  what their events left behind, the oldest first
 */
record Group(List<Member> members, List<Trace> traces) {
    private static final Comparator<Trace> OLDEST_FIRST = Comparator.comparingLong(Trace::time)
            .thenComparing(Comparator.comparingInt(Trace::position).reversed());

    static Group of(List<Member> members) {
        List<Trace> traces = new ArrayList<>();
        members.forEach(member -> traces.addAll(member.traces()));
        traces.sort(OLDEST_FIRST);
        return new Group(members, traces);
    }

    /** The events that speak for it, the oldest first. */
    List<Moment> moments() {
        return traces.stream()
                .filter(Trace::speaksFor)
                .map(trace -> new Moment(trace.type(), trace.time()))
                .toList();
    }

    /** A name that stays as long as the oldest member does. */
    String id() {
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
