package io.lethe.interest.law;

import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.MemoryTable;
import io.lethe.interest.fold.MemoryTables;
import io.lethe.interest.fold.NeighbourFold;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.fold.TableName;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.ContextKey;
import io.lethe.interest.signal.ItemPair;
import io.lethe.interest.signal.ItemPair.Kind;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.TrendKey;
import io.lethe.interest.signal.TrendSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Laws of counts: counts are correct and never overflow silently. */
final class CountLaws {
    private static final int MOMENTS = 3;
    /** A value whose number of millionths, 9.2·10<sup>18</sup>, just fits a long. */
    private static final double HUGE = 9.2e12;
    /** A value that still fits beside one of {@link #HUGE}. */
    private static final double ROOM = 2e10;

    private CountLaws() {}

    static void signals(LawTrial trial, Witness witness) {
        Random random = trial.random(Law.SIGNALS);
        List<LogRecord> log = Arrivals.withTombstones(Arrivals.shuffledAndDoubled(trial.events(), random), 6, random);
        Run run = trial.run();
        int from = 0;
        for (int moment = 1; moment <= MOMENTS; moment++) {
            int to = log.size() * moment / MOMENTS;
            run.takeAll(log.subList(from, to), random);
            from = to;
            MemoryTable pairs = new MemoryTable();
            NaiveModel.pairs(counted(run)).forEach((pair, count) -> pairs.put(pair.toBytes(), NaiveModel.count(count)));
            witness.same("pairs at moment " + moment, pairs, run.tables().of(TableName.PAIRS));
        }
        NaiveModel model = trial.model(log);
        witness.same("counts", model.tables(), run.settle().tables());
        model.neighbourSignals(0).forEach((key, signal) -> {
            NeighbourSignal found = run.fold()
                    .neighbours()
                    .signal(ItemPair.prefix(key.tenant(), key.itemId()), NeighbourSignal.DEFAULT_LIMIT);
            witness.same("what goes with " + key, signal.toBytes(), found == null ? new byte[0] : found.toBytes());
        });
        model.trendSignals(0).forEach((key, signal) -> {
            TrendSignal found = run.fold().trends().signal(TrendKey.prefix(key.tenant(), key.itemId()));
            witness.same("the hours of " + key, signal.toBytes(), found == null ? new byte[0] : found.toBytes());
        });
    }

    static void overflow(LawTrial trial, Witness witness) {
        Random random = trial.random(Law.OVERFLOW);
        values(trial, witness, random);
        itemCounts(trial, witness, random);
    }

    private static void values(LawTrial trial, Witness witness, Random random) {
        UserKey user =
                trial.events().get(random.nextInt(trial.events().size())).key().userKey();
        double sign = random.nextBoolean() ? 1 : -1;
        List<LogRecord> sound = new ArrayList<>(trial.events());
        sound.add(huge(user, "huge", sign * HUGE));
        sound.add(huge(user, "small", sign * ROOM));
        Run run = trial.run().takeAll(Arrivals.shuffled(sound, random), random);
        LogRecord tooMuch = huge(user, "too much", sign * HUGE);
        MemoryTables before = new MemoryTables(run.tables());
        witness.overflows("a sum of values", () -> run.take(tooMuch));
        witness.same("after a sum that was refused", before, run.tables());
        witness.same(
                "with what was refused left out",
                trial.model(sound).tables(),
                run.settle().tables());
        Run other = trial.run().take(tooMuch);
        UserState left = run.state(user, trial.window());
        UserState right = other.state(user, trial.window());
        witness.overflows("a sum of two states", () -> trial.subject().unite(left, right, trial.window()));
    }

    /** The counts start high, because overflowing a count of items would take too many events. */
    private static void itemCounts(LawTrial trial, Witness witness, Random random) {
        UserKey user = new UserKey("default", "counter");
        Interaction first = event(user, "first", "item a", 0);
        Interaction second = event(user, "second", "item b", 1);
        byte[] most = NaiveModel.count(Long.MAX_VALUE - random.nextInt(100));
        byte[] trend = new TrendKey("default", "item b", 0, "view").toBytes();
        Run trends = trial.run();
        trends.tables().of(TableName.TRENDS).put(trend, NaiveModel.count(Long.MAX_VALUE));
        trends.take(LogRecord.of(first));
        MemoryTables before = new MemoryTables(trends.tables());
        witness.overflows("a count of events", () -> trends.take(LogRecord.of(second)));
        witness.same("after a count that was refused", before, trends.tables());
        Run repeats = trial.run();
        repeats.tables()
                .of(TableName.TRENDS)
                .put(TrendKey.ofRepeats("default", "item a", "view").toBytes(), NaiveModel.count(Long.MAX_VALUE));
        repeats.take(LogRecord.of(first));
        MemoryTables once = new MemoryTables(repeats.tables());
        witness.overflows("a count of repeats", () -> repeats.take(LogRecord.of(event(user, "again", "item a", 2))));
        witness.same("after a count of repeats that was refused", once, repeats.tables());
        contexts(trial, witness, user);
        Run pairs = trial.run();
        pairs.tables()
                .of(TableName.PAIRS)
                .put(new ItemPair(Kind.TOGETHER, "default", "item a", "item b").toBytes(), most);
        pairs.take(LogRecord.of(first)).take(LogRecord.of(second));
        MemoryTables pending = new MemoryTables(pairs.tables());
        witness.overflows("a count of pairs", () -> {
            NeighbourFold.Batch batch = pairs.fold().neighbours().batch();
            batch.foldNext();
            batch.write(item -> {});
        });
        witness.same("after a count of pairs that was refused", pending, pairs.tables());
    }

    private static void contexts(LawTrial trial, Witness witness, UserKey user) {
        Circumstance phone = new Circumstance(ContextKey.DEVICE, "phone");
        Run contexts = trial.run();
        contexts.tables()
                .of(TableName.TRENDS)
                .put(
                        TrendKey.ofContext("default", "item a", phone, "view", 0)
                                .toBytes(),
                        NaiveModel.count(Long.MAX_VALUE));
        MemoryTables before = new MemoryTables(contexts.tables());
        Interaction one = Interaction.of("default", user.userId(), "phoned", "item a", "view", 0)
                .withContext(new TreeMap<>(Map.of("device", "phone")));
        witness.overflows("a count of choices in a context", () -> contexts.take(LogRecord.of(one)));
        witness.same("after a count in a context that was refused", before, contexts.tables());
    }

    /** The entries that the pairs include: those of the ledgers, with the pending changes undone. */
    private static List<LedgerEntry> counted(Run run) {
        MemoryTable ledger = new MemoryTable(run.tables().of(TableName.LEDGER));
        try (Rows pending = run.tables().of(TableName.PENDING).all()) {
            while (pending.next()) {
                byte[] before = pending.value();
                if (before[0] == 0) {
                    ledger.remove(pending.key());
                } else {
                    ledger.put(pending.key(), Arrays.copyOfRange(before, 1, before.length));
                }
            }
        }
        List<LedgerEntry> entries = new ArrayList<>();
        try (Rows rows = ledger.all()) {
            while (rows.next()) {
                entries.add(LedgerEntry.of(LedgerKey.fromBytes(rows.key()), rows.value()));
            }
        }
        return entries;
    }

    private static LogRecord huge(UserKey user, String id, double value) {
        return LogRecord.of(event(user, id, "item of great value", 0).withValue(value));
    }

    private static Interaction event(UserKey user, String id, String item, long sequence) {
        return new Interaction(
                user.tenant(), user.userId(), id, item, "view", null, null, null, null, 0, sequence, new TreeMap<>());
    }
}
