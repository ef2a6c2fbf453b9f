package io.lethe.interest.profile;

import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Interaction;
import io.lethe.interest.decay.EventWeights;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.OlderItems.Week;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    static Members of(UserState state, OlderItems older, long at, ItemVectors vectors, EventWeights weights) {
        Members members = new Members(vectors, weights);
        int known = state.known(at);
        double meanStars = StarMean.of(state, at, weights.shaping().stars());
        for (int i = known - 1; i >= 0; i--) {
            members.add(state.window().get(i), known - 1 - i, meanStars);
        }
        members.addOlder(older, at, meanStars, known);
        return members;
    }

    /** Whether some of the traces are weeks' counts, or were left out since there are too many items. */
    boolean byTheWeek() {
        return byTheWeek;
    }

    /** All with anything left behind, by name. */
    Map<String, Member> byName() {
        byName.values().removeIf(member -> member.traces().isEmpty());
        return Collections.unmodifiableMap(byName);
    }

    /** The same, sorted by name. */
    List<Member> sorted() {
        List<Member> sorted = new ArrayList<>(byName().values());
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
            return byName.computeIfAbsent(OlderItems.nameOf(itemId), name -> new Member(name, vector));
        }
        TextMeaning meaning = entry.embedded().meaning();
        return meaning == null
                ? null
                : byName.computeIfAbsent(
                        "text " + entry.interaction().text(), name -> new Member(name, meaning.embedding()));
    }

    /** Adds what is older than the window: the items touched last first, until there are too many; and all of what the window has. */
    private void addOlder(OlderItems older, long at, double meanStars, int inWindow) {
        List<Week> known = older.known(at);
        if (known.isEmpty()) {
            return;
        }
        byTheWeek = true;
        long newer = inWindow - known.get(0).newer();
        Set<String> done = new HashSet<>();
        for (Week week : known) {
            if (byName.size() >= Profiler.MOST_MEMBERS) {
                break;
            }
            boolean placed = older.places(week, at) && done.add(week.name());
            QuantizedEmbedding vector = placed ? vectors.of(week.key().itemId()) : null;
            if (vector != null) {
                Member member = byName.computeIfAbsent(week.name(), name -> new Member(name, vector));
                addOlder(member, older, at, meanStars, newer);
            }
        }
        byName.values().stream()
                .filter(member -> !done.contains(member.name()))
                .forEach(member -> addOlder(member, older, at, meanStars, newer));
    }

    private void addOlder(Member member, OlderItems older, long at, double meanStars, long newer) {
        for (Week week : older.known(member.name(), at)) {
            int first = (int) Math.min(Integer.MAX_VALUE / 2, newer + week.newer());
            member.traces()
                    .add(Trace.of(
                            week.key(),
                            week.count(),
                            Math.min(older.oldestInWindow(), at),
                            first,
                            first + (int) Math.min(Integer.MAX_VALUE / 4, week.inWeek() - 1),
                            weightOf(week.key(), week.count(), meanStars)));
        }
    }

    private double weightOf(LongTermKey key, LongTermCount count, double meanStars) {
        Double value = count.valued() > 0 ? Double.valueOf(count.meanValue()) : null;
        return count.count() * weights.of(key.type(), value, meanStars);
    }
}
