package io.lethe.interest.law;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.InterestFold;
import io.lethe.interest.fold.LedgerChange;
import io.lethe.interest.fold.LedgerFold;
import io.lethe.interest.fold.LongTermFold;
import io.lethe.interest.fold.NeighbourFold;
import io.lethe.interest.fold.Tables;
import io.lethe.interest.fold.TrendFold;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.WeakHashMap;

/** Correct folds whose states are read, united or written incorrectly. */
final class BrokenStates {
    private BrokenStates() {}

    static List<Mutation> all() {
        return List.of(
                new Mutation("the window holds what came in last", Law.SNAPSHOT, new WindowByArrival()),
                new Mutation("the snapshot drops the sequence", Law.SNAPSHOT, new Unsequenced()),
                new Mutation("the snapshot drops the meaning of texts", Law.SNAPSHOT, new Meaningless()),
                new Mutation("the snapshot drops counts of one event", Law.SNAPSHOT, new Rounded()),
                new Mutation("the union counts what both have an item in common twice", Law.UNION, new Overlapping()),
                new Mutation("the union forgets the smaller part", Law.UNION, new Greater()),
                new Mutation("the union takes the window of the first part", Law.UNION, new FirstWindow()),
                new Mutation("the union wraps round", Law.OVERFLOW, new WrappingUnion()));
    }

    private static UserState with(UserState state, List<LedgerEntry> window) {
        return new UserState(state.user(), state.version(), window, state.longTerm());
    }

    private static final class WindowByArrival extends Subject {
        private final Map<Tables, List<LedgerEntry>> arrivals = Collections.synchronizedMap(new WeakHashMap<>());

        @Override
        public InterestFold open(Tables tables) {
            List<LedgerEntry> arrived = arrivals.computeIfAbsent(tables, key -> new ArrayList<>());
            LedgerFold ledger = new LedgerFold(tables) {
                @Override
                public void apply(LedgerChange change) {
                    super.apply(change);
                    arrived.remove(change.removed());
                    LedgerEntry added = change.added();
                    if (added != null) {
                        arrived.add(added);
                    }
                }
            };
            return new InterestFold(ledger, new LongTermFold(tables), new TrendFold(tables), new NeighbourFold(tables));
        }

        @Override
        public UserState read(Tables tables, UserKey user, int window) {
            List<LedgerEntry> arrived = arrivals.getOrDefault(tables, List.of()).stream()
                    .filter(entry -> entry.interaction().userKey().equals(user))
                    .toList();
            return with(
                    super.read(tables, user, window),
                    arrived.subList(Math.max(0, arrived.size() - window), arrived.size()));
        }
    }

    private static final class Unsequenced extends Subject {
        @Override
        public UserState readBack(byte[] bytes) {
            UserState state = super.readBack(bytes);
            return with(
                    state,
                    state.window().stream()
                            .map(entry -> new LedgerEntry(new EmbeddedInteraction(
                                    entry.interaction().withSequence(0),
                                    entry.embedded().meaning())))
                            .toList());
        }
    }

    private static final class Meaningless extends Subject {
        @Override
        public byte[] write(UserState state) {
            return super.write(with(
                    state,
                    state.window().stream()
                            .map(entry -> new LedgerEntry(EmbeddedInteraction.withoutText(entry.interaction())))
                            .toList()));
        }
    }

    private static final class Rounded extends Subject {
        @Override
        public UserState readBack(byte[] bytes) {
            UserState state = super.readBack(bytes);
            SortedMap<LongTermKey, LongTermCount> counts = new TreeMap<>(state.longTerm());
            counts.values().removeIf(count -> count.count() == 1);
            return new UserState(state.user(), state.version(), state.window(), counts);
        }
    }

    private static final class Overlapping extends Subject {
        @Override
        public UserState unite(UserState left, UserState right, int window) {
            UserState both = super.unite(left, right, window);
            SortedMap<LongTermKey, LongTermCount> counts = new TreeMap<>(both.longTerm());
            counts.replaceAll((key, count) ->
                    left.longTerm().containsKey(key) && right.longTerm().containsKey(key) ? count.plus(count) : count);
            return new UserState(both.user(), both.version(), both.window(), counts);
        }
    }

    private static final class Greater extends Subject {
        @Override
        public UserState unite(UserState left, UserState right, int window) {
            return left.version().eventCount() >= right.version().eventCount() ? left : right;
        }
    }

    private static final class FirstWindow extends Subject {
        @Override
        public UserState unite(UserState left, UserState right, int window) {
            return with(super.unite(left, right, window), left.window());
        }
    }

    private static final class WrappingUnion extends Subject {
        @Override
        public UserState unite(UserState left, UserState right, int window) {
            try {
                return super.unite(left, right, window);
            } catch (ArithmeticException e) {
                return left;
            }
        }
    }
}
