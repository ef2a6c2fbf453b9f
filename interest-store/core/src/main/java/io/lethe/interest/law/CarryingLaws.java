package io.lethe.interest.law;

import io.lethe.event.UserKey;
import io.lethe.interest.fold.LogSize;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Laws of persistence: nothing is lost or changed when state is rebuilt, restarted or stored. */
final class CarryingLaws {
    private static final int RESTARTS = 4;
    private static final int ERASED_ONE_IN = 4;

    private CarryingLaws() {}

    /**
     * The live tables have processed repeats and tombstones. They are rebuilt first from the full log, then from the
     * compacted one.
     */
    static void rebuild(LawTrial trial, Witness witness) {
        Random random = trial.random(Law.REBUILD);
        List<LogRecord> log =
                Arrivals.withTombstones(Arrivals.shuffledAndDoubled(trial.events(), random), ERASED_ONE_IN, random);
        Run live = trial.run().takeAll(log, random).settle();
        witness.same("live", trial.model(log).tables(), live.tables());
        witness.same(
                "rebuilt from the whole log",
                live.tables(),
                trial.run().takeAll(log).settle().tables());
        Map<Object, LogRecord> compacted = new LinkedHashMap<>();
        log.forEach(one -> {
            compacted.remove(one.key());
            compacted.put(one.key(), one);
        });
        witness.same(
                "rebuilt from the compacted log",
                live.tables(),
                trial.run().takeAll(compacted.values(), random).settle().tables());
    }

    static void restart(LawTrial trial, Witness witness) {
        Random random = trial.random(Law.RESTART);
        List<LogRecord> log =
                Arrivals.withTombstones(Arrivals.shuffledAndDoubled(trial.events(), random), ERASED_ONE_IN, random);
        List<Integer> cuts = new ArrayList<>();
        for (int i = 0; i < RESTARTS; i++) {
            cuts.add(random.nextInt(log.size() + 1));
        }
        cuts.add(log.size());
        Collections.sort(cuts);
        Run run = trial.run();
        int from = 0;
        for (int cut : cuts) {
            run.takeAll(log.subList(from, cut));
            if (random.nextBoolean()) {
                run.beat(random);
            }
            run = run.restarted();
            from = cut;
        }
        NaiveModel model = trial.model(log);
        witness.same(
                "after " + cuts.size() + " restarts",
                model.tables(),
                run.settle().tables());
        Map<String, LogSize> sizes = new TreeMap<>();
        model.states()
                .forEach((user, state) -> sizes.merge(
                        user.tenant(), new LogSize(1, state.version().eventCount()), LogSize::plus));
        witness.same(
                "users and events of each tenant",
                sizes,
                new TreeMap<>(run.fold().longTerm().sizes()));
        witness.same(
                "users and events of all",
                sizes.values().stream().reduce(LogSize.NONE, LogSize::plus),
                run.fold().longTerm().size());
        witness.same("changes pending", 0L, run.fold().neighbours().pending());
    }

    static void snapshot(LawTrial trial, Witness witness) {
        Random random = trial.random(Law.SNAPSHOT);
        Run run = trial.run().takeAll(Arrivals.shuffled(trial.events(), random), random);
        trial.states().forEach((user, expected) -> {
            UserState state = run.state(user, trial.window());
            witness.same("state of " + user, UserStateCodec.encode(expected), UserStateCodec.encode(state));
            byte[] written = trial.subject().write(state);
            UserState read = trial.subject().readBack(written);
            witness.same("snapshot of " + user + " read back", state, read);
            witness.same(
                    "snapshot of " + user + " written again",
                    written,
                    trial.subject().write(read));
            List<LogRecord> older = older(trial.events(), user, expected);
            witness.same(
                    "counts before the window of " + user,
                    older.isEmpty()
                            ? new TreeMap<>()
                            : trial.model(older)
                                    .states()
                                    .values()
                                    .iterator()
                                    .next()
                                    .longTerm(),
                    read.beforeWindow());
        });
        UserKey stranger = new UserKey("default", "nobody");
        witness.same(
                "state of a stranger",
                UserStateCodec.encode(UserState.empty(stranger)),
                trial.subject().write(run.state(stranger, trial.window())));
    }

    /** A user's events before the window, without those that lost against another one. */
    private static List<LogRecord> older(List<LogRecord> events, UserKey user, UserState state) {
        List<LogRecord> counting = new ArrayList<>();
        NaiveModel.of(events, Integer.MAX_VALUE)
                .states()
                .getOrDefault(user, UserState.empty(user))
                .window()
                .forEach(entry -> counting.add(LogRecord.of(entry.embedded())));
        return counting.subList(0, counting.size() - state.window().size());
    }
}
