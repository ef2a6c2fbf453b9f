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

/** That parts which were folded apart come together to the whole. */
final class PartLaws {
    /** How many parts there are. */
    static final int PARTS = 7;

    private PartLaws() {}

    /**
     * Each user's events are dealt out to the parts by their ids; the states of the parts are united two at a time, in
     * any order.
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

    /** A fold of what seven others kept, between which the events, a fifth of them doubled, were split by chance. */
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

    /** What belongs to users lies in one partition only; what belongs to items adds up. */
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
