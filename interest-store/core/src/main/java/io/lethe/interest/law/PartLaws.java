package io.lethe.interest.law;

import io.lethe.event.UserKey;
import io.lethe.interest.fold.MemoryTables;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.fold.TableName;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.signal.ItemCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Laws of merging: parts that were folded separately combine to the whole. */
final class PartLaws {
    /** The number of parts. */
    static final int PARTS = 7;

    private PartLaws() {}

    /**
     * Each user's events are distributed over the parts by their ids. The states of the parts are then united pairwise,
     * in random order.
     */
    static void union(LawTrial trial, Witness witness) {
        Random random = trial.random(Law.UNION);
        Map<List<String>, Integer> partOf = new HashMap<>();
        List<Run> parts = parts(trial);
        for (LogRecord one : Arrivals.shuffledAndDoubled(trial.events(), random)) {
            List<String> id =
                    List.of(one.key().tenant(), one.key().userId(), one.key().eventId());
            parts.get(partOf.computeIfAbsent(id, key -> random.nextInt(PARTS))).take(one);
        }
        trial.states().forEach((user, state) -> {
            List<UserState> states = new ArrayList<>();
            parts.forEach(part -> states.add(part.state(user, trial.window())));
            while (states.size() > 1) {
                UserState left = states.remove(random.nextInt(states.size()));
                UserState right = states.remove(random.nextInt(states.size()));
                states.add(trial.subject().unite(left, right, trial.window()));
            }
            witness.same(
                    "united state of " + user,
                    new Subject().write(state),
                    trial.subject().write(states.get(0)));
        });
    }

    static void merge(LawTrial trial, Witness witness) {
        Random random = trial.random(Law.MERGE);
        Run merged = mergedParts(trial.subject(), trial.events(), random);
        witness.same("7 parts merged", trial.expected(), merged.settle().tables());
    }

    /**
     * A fold of the events that seven other folds kept. The events, a fifth of them duplicated, were split randomly
     * between these.
     */
    static Run mergedParts(Subject subject, List<LogRecord> events, Random random) {
        List<LogRecord> kept = new ArrayList<>();
        for (List<LogRecord> part : Arrivals.split(Arrivals.shuffledAndDoubled(events, random), PARTS, random)) {
            int cut = random.nextInt(part.size() + 1);
            Run run = new Run(subject).takeAll(part.subList(0, cut)).restarted();
            kept.addAll(run.takeAll(part.subList(cut, part.size())).kept());
        }
        List<LogRecord> all = Arrivals.shuffled(kept, random);
        int cut = random.nextInt(all.size() + 1);
        Run run = new Run(subject).takeAll(all.subList(0, cut)).beat(random).restarted();
        return run.takeAll(all.subList(cut, all.size()));
    }

    /** User data exists in one partition only; item data adds up over the partitions. */
    static void partitions(LawTrial trial, Witness witness) {
        Random random = trial.random(Law.PARTITIONS);
        List<Run> parts = parts(trial);
        for (LogRecord one : Arrivals.shuffledAndDoubled(trial.events(), random)) {
            UserKey user = one.key().userKey();
            parts.get(user.partition(PARTS)).take(one);
        }
        MemoryTables sum = new MemoryTables();
        for (Run part : parts) {
            part.settle();
            for (TableName name : TableName.values()) {
                add(part, name, sum, witness);
            }
        }
        witness.same("7 partitions together", trial.expected(), sum);
    }

    private static void add(Run part, TableName name, MemoryTables sum, Witness witness) {
        try (Rows rows = part.tables().of(name).all()) {
            while (rows.next()) {
                byte[] before = sum.of(name).get(rows.key());
                byte[] value = rows.value();
                if (before != null && (name == TableName.PAIRS || name == TableName.TRENDS)) {
                    value = ItemCount.fromBytes(before)
                            .plus(ItemCount.fromBytes(value).amount())
                            .toBytes();
                } else {
                    witness.same("rows of one user in two partitions, table " + name, true, before == null);
                }
                sum.of(name).put(rows.key(), value);
            }
        }
    }

    private static List<Run> parts(LawTrial trial) {
        List<Run> parts = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            parts.add(trial.run());
        }
        return parts;
    }
}
