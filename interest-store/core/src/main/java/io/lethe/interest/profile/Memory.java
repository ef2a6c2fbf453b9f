package io.lethe.interest.profile;

import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Interaction;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.OlderItems.Week;
import io.lethe.interest.profile.Trace.Positions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An index of a user's state by item and text. It answers what was known of each at a time, because a profile over the
 * past asks for hundreds of times.
 */
final class Memory {
    private final UserState state;
    private final ItemVectors vectors;
    private final EventWeights weights;
    private final OlderItems older;
    private final StarMean meanStars;
    private final List<Named> inWindow = new ArrayList<>();
    private final int[] baskets;
    private final Map<String, List<Integer>> places = new HashMap<>();

    /** The subject of an entry in the window; without a name if it is unknown. */
    private record Named(String name, @Nullable QuantizedEmbedding vector) {
        static final Named NOTHING = new Named("", null);
    }

    Memory(UserState state, ItemVectors vectors, EventWeights weights) {
        this.state = state;
        this.vectors = vectors;
        this.weights = weights;
        this.older = OlderItems.of(state);
        this.baskets = state.baskets();
        this.meanStars = new StarMean(state, weights.shaping().stars());
        for (LedgerEntry entry : state.window()) {
            Named named = named(entry);
            places.computeIfAbsent(named.name(), first -> new ArrayList<>()).add(inWindow.size());
            inWindow.add(named);
        }
    }

    private Named named(LedgerEntry entry) {
        String itemId = entry.interaction().itemId();
        QuantizedEmbedding vector = itemId == null ? null : vectors.of(itemId);
        if (itemId != null && vector != null) {
            return new Named(OlderItems.nameOf(itemId), vector);
        }
        TextMeaning meaning = entry.embedded().meaning();
        return meaning == null || !vectors.compares(meaning.model())
                ? Named.NOTHING
                : new Named("text " + entry.interaction().text(), meaning.embedding());
    }

    /** The state known at a time, in milliseconds since 1970. */
    Then at(long time) {
        return new Then(time);
    }

    /** The state known at one time. */
    final class Then {
        private final long at;
        private final int known;
        private final double mean;
        private final List<Week> weeks;

        private Then(long at) {
            this.at = at;
            this.known = state.known(at);
            this.mean = meanStars.at(at);
            this.weeks = older.known(at);
        }

        /** Whether some events are known only by the week, or may be left out because there are too many items. */
        boolean byTheWeek() {
            return !weeks.isEmpty();
        }

        /**
         * Visits the items and texts of the window, then the most recently used older items, up to
         * {@link Profiler#MOST_MEMBERS} in all. Each is visited once.
         */
        void forEachMember(BiConsumer<String, QuantizedEmbedding> each) {
            Set<String> told = new HashSet<>();
            for (int i = known - 1; i >= 0; i--) {
                Named one = inWindow.get(i);
                if (one.vector() != null && told.add(one.name())) {
                    each.accept(one.name(), one.vector());
                }
            }
            for (Week week : weeks) {
                if (told.size() >= Profiler.MOST_MEMBERS) {
                    break;
                }
                boolean isLast = !told.contains(week.name()) && older.places(week, at);
                QuantizedEmbedding vector = isLast ? vectors.of(week.key().itemId()) : null;
                if (vector != null && told.add(week.name())) {
                    each.accept(week.name(), vector);
                }
            }
        }

        /** The traces of an item or text; empty if there are none. */
        List<Trace> traces(String name) {
            List<Trace> traces = new ArrayList<>();
            List<Integer> all = places.getOrDefault(name, List.of());
            for (int i = all.size() - 1; i >= 0; i--) {
                int place = all.get(i);
                if (place < known) {
                    Interaction event = state.window().get(place).interaction();
                    double weight = weights.inInterest(event.type(), weights.of(event, mean));
                    traces.add(Trace.of(event, baskets[known - 1] - baskets[place], weight));
                }
            }
            if (byTheWeek()) {
                addWeeks(name, traces);
            }
            return traces;
        }

        private void addWeeks(String name, List<Trace> traces) {
            for (Week week : older.known(name, at)) {
                traces.add(Trace.of(
                        week.key(),
                        week.count(),
                        Math.min(older.oldestInWindow(), at),
                        positions(week),
                        weightOf(week.key(), week.count())));
            }
        }

        /**
         * How many baskets came after an event of a week. If the window shows that events share times, those before it
         * may do so as well: at least one basket is in each later week, at most as many as events, and about as many
         * per event as in the window. The newest of these weeks may hold a part of the window's oldest basket.
         */
        private Positions positions(Week week) {
            Week newest = weeks.get(0);
            long later = week.newer() - newest.newer();
            int inWindow = known == 0 ? 0 : baskets[known - 1] + 1;
            int all = baskets.length == 0 ? 0 : baskets[baskets.length - 1] + 1;
            long last = inWindow + later + week.inWeek() - 1;
            long middle = later + (week.inWeek() - 1) / 2;
            long first = inWindow + later;
            if (all < baskets.length) {
                boolean isCut = known > 0 && newest.key().epoch() == LongTermKey.epochOf(older.oldestInWindow());
                first = inWindow - (isCut ? 1 : 0) + week.newerWeeks() - newest.newerWeeks();
                middle = middle * all / baskets.length;
            }
            long estimate = Math.max(first, inWindow + middle);
            return new Positions(atMost(first), atMost(estimate), atMost(last));
        }

        private static int atMost(long position) {
            return (int) Math.min(Integer.MAX_VALUE / 2, position);
        }

        private double weightOf(LongTermKey key, LongTermCount count) {
            Double value = count.valued() > 0 ? Double.valueOf(count.meanValue()) : null;
            return count.count() * weights.inInterest(key.type(), weights.of(key.type(), value, mean));
        }
    }
}
