package io.lethe.interest.profile;

import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Interaction;
import io.lethe.interest.decay.EventWeights;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The items and texts that a user had to do with until a time, with the traces of their events. */
final class Members {
    private final ItemVectors vectors;
    private final EventWeights weights;
    private final Map<String, Member> byName = new HashMap<>();
    private boolean byTheWeek;

    private Members(ItemVectors vectors, EventWeights weights) {
        this.vectors = vectors;
        this.weights = weights;
    }

    static Members of(UserState state, long at, ItemVectors vectors, EventWeights weights) {
        Members members = new Members(vectors, weights);
        int known = state.known(at);
        double meanStars = StarMean.of(state, at, weights.shaping().stars());
        for (int i = known - 1; i >= 0; i--) {
            members.add(state.window().get(i), known - 1 - i, meanStars);
        }
        members.addOlder(state, at, meanStars);
        return members;
    }

    /** Whether some of the traces are weeks' counts, or were left out since there are too many items. */
    boolean byTheWeek() {
        return byTheWeek;
    }

    /** All with anything left behind, sorted by name. */
    List<Member> sorted() {
        List<Member> sorted = new ArrayList<>(byName.values());
        sorted.removeIf(member -> member.traces().isEmpty());
        sorted.sort(Comparator.comparing(Member::name));
        return sorted;
    }

    private void add(LedgerEntry entry, int position, double meanStars) {
        Member member = memberOf(entry);
        if (member != null) {
            Interaction event = entry.interaction();
            member.traces().add(Trace.of(event, position, weights.of(event, meanStars)));
        }
    }

    private @Nullable Member memberOf(LedgerEntry entry) {
        String itemId = entry.interaction().itemId();
        QuantizedEmbedding vector = itemId == null ? null : vectors.of(itemId);
        if (itemId != null && vector != null) {
            return byName.computeIfAbsent("item " + itemId, name -> new Member(name, vector));
        }
        TextMeaning meaning = entry.embedded().meaning();
        return meaning == null
                ? null
                : byName.computeIfAbsent(
                        "text " + entry.interaction().text(), name -> new Member(name, meaning.embedding()));
    }

    /** Adds what is older than the window: the items touched last first, until there are too many. */
    private void addOlder(UserState state, long at, double meanStars) {
        if (state.isWhole()) {
            return;
        }
        SortedMap<LongTermKey, LongTermCount> older = state.beforeWindow();
        if (older.isEmpty()) {
            return;
        }
        long oldestInWindow = state.window().get(0).interaction().timestamp();
        SortedMap<Long, Long> countByEpoch = new TreeMap<>(Comparator.reverseOrder());
        Map<String, List<LongTermKey>> byItem = new TreeMap<>();
        older.forEach((key, count) -> {
            if (Math.min(key.begin(), oldestInWindow) <= at) {
                countByEpoch.merge(key.epoch(), count.count(), Long::sum);
                byItem.computeIfAbsent(key.itemId(), item -> new ArrayList<>()).add(key);
            }
        });
        byTheWeek = !byItem.isEmpty();
        SortedMap<Long, Integer> newerThanEpoch = new TreeMap<>();
        long newer = state.known(at);
        for (Map.Entry<Long, Long> epoch : countByEpoch.entrySet()) {
            newerThanEpoch.put(epoch.getKey(), (int) Math.min(Integer.MAX_VALUE / 2, newer));
            newer += epoch.getValue();
        }
        List<String> lastTouchedFirst = new ArrayList<>(byItem.keySet());
        lastTouchedFirst.sort(Comparator.comparingLong((String item) -> -newestEpoch(byItem, item))
                .thenComparing(Comparator.naturalOrder()));
        for (String itemId : lastTouchedFirst) {
            Member member = olderMember(itemId);
            if (member != null) {
                for (LongTermKey key : byItem.getOrDefault(itemId, List.of())) {
                    LongTermCount count = older.getOrDefault(key, LongTermCount.NONE);
                    int first = newerThanEpoch.getOrDefault(key.epoch(), 0);
                    long inWeek = countByEpoch.getOrDefault(key.epoch(), 1L);
                    member.traces()
                            .add(Trace.of(
                                    key,
                                    count,
                                    Math.min(oldestInWindow, at),
                                    first,
                                    first + (int) Math.min(Integer.MAX_VALUE / 4, inWeek - 1),
                                    weightOf(key, count, meanStars)));
                }
            }
        }
    }

    private @Nullable Member olderMember(String itemId) {
        QuantizedEmbedding vector = vectors.of(itemId);
        String name = "item " + itemId;
        if (vector == null || (byName.size() >= Profiler.MOST_MEMBERS && !byName.containsKey(name))) {
            return null;
        }
        return byName.computeIfAbsent(name, key -> new Member(key, vector));
    }

    private double weightOf(LongTermKey key, LongTermCount count, double meanStars) {
        Double value = count.valued() > 0 ? Double.valueOf(count.meanValue()) : null;
        return count.count() * weights.of(key.type(), value, meanStars);
    }

    private static long newestEpoch(Map<String, List<LongTermKey>> byItem, String item) {
        return Collections.max(byItem.getOrDefault(item, List.of())).epoch();
    }
}
