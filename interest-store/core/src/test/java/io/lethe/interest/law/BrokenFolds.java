package io.lethe.interest.law;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.InterestFold;
import io.lethe.interest.fold.LedgerChange;
import io.lethe.interest.fold.LedgerFold;
import io.lethe.interest.fold.LoggedEvent;
import io.lethe.interest.fold.LongTermFold;
import io.lethe.interest.fold.NeighbourFold;
import io.lethe.interest.fold.Table;
import io.lethe.interest.fold.TableName;
import io.lethe.interest.fold.Tables;
import io.lethe.interest.fold.TrendFold;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.ItemCount;
import io.lethe.interest.signal.ItemPair;
import io.lethe.interest.signal.ItemPair.Kind;
import io.lethe.interest.signal.PairFold;
import io.lethe.interest.signal.PairFold.Fate;
import io.lethe.interest.signal.PairFold.Step;
import io.lethe.interest.signal.TrendKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Folds with one defective part. */
final class BrokenFolds {
    private static final long COARSE = 1_000_000;
    private static final long YEAR = 31_557_600_000L;

    private BrokenFolds() {}

    static List<Mutation> all() {
        return List.of(
                ledger("an event older by a year than the newest is ignored", Law.LATENESS, Punctual::new),
                ledger("a duplicate is counted", Law.DUPLICATES, Counting::new),
                ledger("the first of two rivals wins", Law.RIVALS, tables -> new Wins(tables, false)),
                ledger("the last of two rivals wins", Law.RIVALS, tables -> new Wins(tables, true)),
                ledger("a tombstone does not bring up the next rival", Law.RIVALS, Final::new),
                ledger("the ledger changes before the sums are known", Law.OVERFLOW, Eager::new),
                longTerm("a tombstone leaves the long-term counts", Law.ERASURE, Remembering::new),
                longTerm("sums of values wrap round", Law.OVERFLOW, Wrapping::new),
                longTerm("sums of values are rounded", Law.SNAPSHOT, Rounding::new),
                trends("a tombstone leaves the trends", Law.ERASURE, Trending::new),
                trends("hours before 1970 are rounded towards it", Law.SIGNALS, Towards1970::new),
                trends("a tombstone leaves the repeats", Law.ERASURE, Repeating::new),
                trends("what arrives first is never a repeat, whatever is erased", Law.ERASURE, RepeatsByArrival::new),
                trends("an event in another week is no repeat", Law.SIGNALS, WeeklyRepeats::new),
                trends("a tombstone leaves the choices in a context", Law.ERASURE, Placed::new),
                trends("what is counted of a context is counted by its first fact", Law.SIGNALS, OneFact::new),
                trends("a count of events wraps round", Law.OVERFLOW, WrappingTrends::new),
                neighbours("pairs are counted in the order of arrival", Law.ORDER, ByArrival::new),
                neighbours("the sequence parts a basket", Law.ORDER, Sequenced::new),
                neighbours("a basket is known by its changes alone", Law.SIGNALS, Halved::new),
                neighbours("what is bought together is known to one of the two", Law.SIGNALS, OneSided::new),
                neighbours("a late event does not part the pairs that it comes between", Law.SIGNALS, Additive::new),
                neighbours("every fifth change is forgotten by the pairs", Law.SIGNALS, Inattentive::new));
    }

    private static Mutation ledger(String name, Law law, Function<Tables, LedgerFold> part) {
        return new Mutation(name, law, new Subject() {
            @Override
            public InterestFold open(Tables tables) {
                return new InterestFold(
                        part.apply(tables), new LongTermFold(tables), new TrendFold(tables), new NeighbourFold(tables));
            }
        });
    }

    private static Mutation longTerm(String name, Law law, Function<Tables, LongTermFold> part) {
        return new Mutation(name, law, new Subject() {
            @Override
            public InterestFold open(Tables tables) {
                return new InterestFold(
                        new LedgerFold(tables), part.apply(tables), new TrendFold(tables), new NeighbourFold(tables));
            }
        });
    }

    private static Mutation trends(String name, Law law, Function<Tables, TrendFold> part) {
        return new Mutation(name, law, new Subject() {
            @Override
            public InterestFold open(Tables tables) {
                return new InterestFold(
                        new LedgerFold(tables),
                        new LongTermFold(tables),
                        part.apply(tables),
                        new NeighbourFold(tables));
            }
        });
    }

    private static Mutation neighbours(String name, Law law, Function<Tables, NeighbourFold> part) {
        return new Mutation(name, law, new Subject() {
            @Override
            public InterestFold open(Tables tables) {
                return new InterestFold(
                        new LedgerFold(tables), new LongTermFold(tables), new TrendFold(tables), part.apply(tables));
            }
        });
    }

    private static final class Punctual extends LedgerFold {
        private long newest = Long.MIN_VALUE;

        Punctual(Tables tables) {
            super(tables);
        }

        @Override
        public Optional<LedgerChange> change(LoggedEvent event) {
            LedgerEntry entry = event.entry();
            if (entry != null) {
                long time = entry.interaction().timestamp();
                newest = Math.max(newest, time);
                if (time < newest - YEAR) {
                    return Optional.empty();
                }
            }
            return super.change(event);
        }
    }

    private static final class Counting extends LedgerFold {
        Counting(Tables tables) {
            super(tables);
        }

        @Override
        public Optional<LedgerChange> change(LoggedEvent event) {
            LedgerEntry entry = event.entry();
            return entry == null
                    ? super.change(event)
                    : Optional.of(super.change(event)
                            .orElse(new LedgerChange(event.key().userKey(), null, entry)));
        }
    }

    private static final class Wins extends LedgerFold {
        private final boolean always;

        Wins(Tables tables, boolean always) {
            super(tables);
            this.always = always;
        }

        @Override
        protected boolean wins(LedgerEntry entry, LedgerEntry over) {
            return always;
        }
    }

    private static final class Final extends LedgerFold {
        Final(Tables tables) {
            super(tables);
        }

        @Override
        public Optional<LedgerChange> change(LoggedEvent event) {
            return super.change(event)
                    .map(change ->
                            event.entry() == null ? new LedgerChange(change.user(), change.removed(), null) : change);
        }
    }

    private static final class Eager extends LedgerFold {
        Eager(Tables tables) {
            super(tables);
        }

        @Override
        public Optional<LedgerChange> change(LoggedEvent event) {
            Optional<LedgerChange> change = super.change(event);
            change.ifPresent(super::apply);
            return change;
        }

        @Override
        public void apply(LedgerChange change) {}
    }

    private static final class Remembering extends LongTermFold {
        Remembering(Tables tables) {
            super(tables);
        }

        @Override
        public Map<LongTermKey, LongTermCount> after(LedgerChange change) {
            return change.added() == null ? Map.of() : super.after(change);
        }
    }

    private static final class Wrapping extends LongTermFold {
        Wrapping(Tables tables) {
            super(tables);
        }

        @Override
        protected LongTermCount sum(LongTermCount count, LongTermCount one, boolean plus) {
            int sign = plus ? 1 : -1;
            return new LongTermCount(
                    count.count() + sign * one.count(),
                    count.valued() + sign * one.valued(),
                    count.valueMicros() + sign * one.valueMicros());
        }
    }

    private static final class Rounding extends LongTermFold {
        Rounding(Tables tables) {
            super(tables);
        }

        @Override
        protected LongTermCount sum(LongTermCount count, LongTermCount one, boolean plus) {
            LongTermCount exact = super.sum(count, one, plus);
            return new LongTermCount(
                    exact.count(), exact.valued(), Math.floorDiv(exact.valueMicros(), COARSE) * COARSE);
        }
    }

    private static final class Trending extends TrendFold {
        Trending(Tables tables) {
            super(tables);
        }

        @Override
        public Map<TrendKey, ItemCount> after(LedgerChange change) {
            return change.added() == null ? Map.of() : super.after(change);
        }
    }

    private static final class Placed extends TrendFold {
        Placed(Tables tables) {
            super(tables);
        }

        @Override
        public Map<TrendKey, ItemCount> after(LedgerChange change) {
            Map<TrendKey, ItemCount> after = super.after(change);
            if (change.added() == null) {
                after.keySet().removeIf(key -> key.in() != null);
            }
            return after;
        }
    }

    private static final class OneFact extends TrendFold {
        OneFact(Tables tables) {
            super(tables);
        }

        @Override
        protected List<Circumstance> circumstances(Interaction interaction) {
            List<Circumstance> all = super.circumstances(interaction);
            return all.subList(0, Math.min(1, all.size()));
        }
    }

    private static final class Repeating extends TrendFold {
        Repeating(Tables tables) {
            super(tables);
        }

        @Override
        public Map<TrendKey, ItemCount> after(LedgerChange change) {
            Map<TrendKey, ItemCount> after = super.after(change);
            if (change.added() == null) {
                after.keySet().removeIf(TrendKey::isOfRepeats);
            }
            return after;
        }
    }

    private static final class RepeatsByArrival extends TrendFold {
        private final Map<List<Object>, Long> arrivals = new HashMap<>();

        RepeatsByArrival(Tables tables) {
            super(tables);
        }

        @Override
        protected long choices(UserKey user, String itemId, String type) {
            return arrivals.merge(List.of(user, itemId, type), 1L, Long::sum) - 1;
        }
    }

    private static final class WeeklyRepeats extends TrendFold {
        private final Table longTerm;
        private long week;

        WeeklyRepeats(Tables tables) {
            super(tables);
            longTerm = tables.of(TableName.LONG_TERM);
        }

        @Override
        public Map<TrendKey, ItemCount> after(LedgerChange change) {
            LedgerEntry one = change.added() == null ? change.removed() : change.added();
            week = one == null ? 0 : LongTermKey.epochOf(one.interaction().timestamp());
            return super.after(change);
        }

        @Override
        protected long choices(UserKey user, String itemId, String type) {
            byte[] bytes = longTerm.get(new LongTermKey(itemId, type, week).toBytes(user));
            return bytes == null ? 0 : LongTermCount.fromBytes(bytes).count();
        }
    }

    private static final class Towards1970 extends TrendFold {
        Towards1970(Tables tables) {
            super(tables);
        }

        @Override
        public Map<TrendKey, ItemCount> after(LedgerChange change) {
            Map<TrendKey, ItemCount> after = new HashMap<>();
            super.after(change)
                    .forEach((key, count) -> after.put(
                            key.hour() >= 0 || key.in() != null
                                    ? key
                                    : new TrendKey(key.tenant(), key.itemId(), key.hour() + 1, key.type()),
                            count));
            return after;
        }
    }

    private static final class WrappingTrends extends TrendFold {
        WrappingTrends(Tables tables) {
            super(tables);
        }

        @Override
        public Map<TrendKey, ItemCount> after(LedgerChange change) {
            try {
                return super.after(change);
            } catch (ArithmeticException e) {
                return Map.of();
            }
        }
    }

    private static final class ByArrival extends NeighbourFold {
        ByArrival(Tables tables) {
            super(tables);
        }

        @Override
        protected Map<ItemPair, Long> delta(List<Step> stretch) {
            List<Step> arrived = new ArrayList<>();
            stretch.stream().filter(step -> step.fate() != Fate.ADDED).forEach(arrived::add);
            stretch.stream().filter(step -> step.fate() == Fate.ADDED).forEach(arrived::add);
            return PairFold.delta(arrived);
        }
    }

    private static final class Sequenced extends NeighbourFold {
        Sequenced(Tables tables) {
            super(tables);
        }

        @Override
        protected Map<ItemPair, Long> delta(List<Step> stretch) {
            return PairFold.delta(stretch.stream()
                    .map(step -> new Step(apart(step.entry()), step.fate()))
                    .toList());
        }

        private static LedgerEntry apart(LedgerEntry entry) {
            Interaction one = entry.interaction();
            return new LedgerEntry(new EmbeddedInteraction(
                    new Interaction(
                            one.tenant(),
                            one.userId(),
                            one.eventId(),
                            one.itemId(),
                            one.type(),
                            one.value(),
                            one.text(),
                            one.progress(),
                            one.dwellMs(),
                            one.timestamp() * 4 + Math.min(3, one.sequence()),
                            one.sequence(),
                            one.context()),
                    null));
        }
    }

    private static final class Halved extends NeighbourFold {
        Halved(Tables tables) {
            super(tables);
        }

        @Override
        protected Map<ItemPair, Long> delta(List<Step> stretch) {
            Set<Long> changed = stretch.stream()
                    .filter(step -> step.fate() != Fate.KEPT)
                    .map(step -> step.entry().interaction().timestamp())
                    .collect(Collectors.toSet());
            return PairFold.delta(stretch.stream()
                    .filter(step -> step.fate() != Fate.KEPT
                            || !changed.contains(step.entry().interaction().timestamp()))
                    .toList());
        }
    }

    private static final class OneSided extends NeighbourFold {
        OneSided(Tables tables) {
            super(tables);
        }

        @Override
        protected Map<ItemPair, Long> delta(List<Step> stretch) {
            Map<ItemPair, Long> delta = new HashMap<>(super.delta(stretch));
            delta.keySet()
                    .removeIf(
                            pair -> pair.kind() == Kind.TOGETHER && pair.item().compareTo(pair.other()) > 0);
            return delta;
        }
    }

    private static final class Additive extends NeighbourFold {
        Additive(Tables tables) {
            super(tables);
        }

        @Override
        protected Map<ItemPair, Long> delta(List<Step> stretch) {
            Map<ItemPair, Long> delta = new HashMap<>(super.delta(stretch));
            delta.values().removeIf(change -> change < 0);
            return delta;
        }
    }

    private static final class Inattentive extends NeighbourFold {
        private int changes;

        Inattentive(Tables tables) {
            super(tables);
        }

        @Override
        public void note(LedgerChange change) {
            changes++;
            if (changes % 5 != 0) {
                super.note(change);
            }
        }
    }
}
