package io.lethe.interest.law;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.event.ByteWriter;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.MemoryTable;
import io.lethe.interest.fold.MemoryTables;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.fold.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Laws of erasure and isolation: erased events leave nothing behind, and no owner's events change another's state. */
final class ErasureLaws {
    private static final int ERASED_ONE_IN = 3;
    private static final String TWIN = "-twin";

    private ErasureLaws() {}

    static void erasure(LawTrial trial, Witness witness) {
        Random random = trial.random(Law.ERASURE);
        Run run = trial.run().takeAll(Arrivals.shuffledAndDoubled(trial.events(), random), random);
        List<LogRecord> rest = new ArrayList<>();
        for (LogRecord one : Arrivals.shuffled(trial.events(), random)) {
            if (random.nextInt(ERASED_ONE_IN) == 0) {
                run.take(one.tombstone());
            } else {
                rest.add(one);
            }
        }
        witness.same(
                "a third of the events erased",
                trial.run().takeAll(rest).settle().tables(),
                run.settle().tables());
        UserKey user = trial.events().get(0).key().userKey();
        List<LogRecord> others = new ArrayList<>();
        for (LogRecord one : Arrivals.shuffled(rest, random)) {
            if (one.key().userKey().equals(user)) {
                run.take(one.tombstone());
            } else {
                others.add(one);
            }
        }
        witness.same(
                "a user erased",
                trial.run().takeAll(others).settle().tables(),
                run.settle().tables());
        others.forEach(one -> run.take(one.tombstone()));
        witness.same("everything erased", new MemoryTables(), run.settle().tables());
    }

    /** Another tenant has users, events and items with the same names, and some of the same events. */
    static void isolation(LawTrial trial, Witness witness) {
        Random random = trial.random(Law.ISOLATION);
        List<LogRecord> all = new ArrayList<>(trial.events());
        for (LogRecord one : trial.events()) {
            if (random.nextBoolean()) {
                all.add(twin(one));
            }
        }
        Run together =
                trial.run().takeAll(Arrivals.shuffled(all, random), random).settle();
        MemoryTables apart = new MemoryTables();
        List<String> tenants =
                all.stream().map(one -> one.key().tenant()).distinct().toList();
        for (String tenant : tenants) {
            Run alone = trial.run();
            all.stream().filter(one -> one.key().tenant().equals(tenant)).forEach(alone::take);
            alone.settle();
            byte[] prefix = new ByteWriter().putText(tenant).toBytes();
            for (TableName name : TableName.values()) {
                witness.same(
                        "rows of tenant " + tenant + ", table " + name,
                        alone.tables().of(name),
                        part(together, name, prefix));
                copy(alone.tables().of(name), apart.of(name));
            }
        }
        witness.same("all tenants", apart, together.tables());
        UserKey user = all.get(random.nextInt(all.size())).key().userKey();
        Run alone = trial.run();
        all.stream().filter(one -> one.key().userKey().equals(user)).forEach(alone::take);
        for (TableName name : List.of(
                TableName.LEDGER, TableName.EVENT_IDS, TableName.RIVALS, TableName.LONG_TERM, TableName.VERSIONS)) {
            witness.same(
                    "rows of " + user + ", table " + name,
                    alone.tables().of(name),
                    part(together, name, user.toBytes()));
        }
    }

    private static MemoryTable part(Run run, TableName name, byte[] prefix) {
        MemoryTable part = new MemoryTable();
        try (Rows rows = run.tables().of(name).withPrefix(prefix)) {
            while (rows.next()) {
                part.put(rows.key(), rows.value());
            }
        }
        return part;
    }

    private static void copy(MemoryTable from, MemoryTable to) {
        try (Rows rows = from.all()) {
            while (rows.next()) {
                to.put(rows.key(), rows.value());
            }
        }
    }

    private static LogRecord twin(LogRecord one) {
        EmbeddedInteraction event = Objects.requireNonNull(one.event());
        Interaction was = event.interaction();
        Interaction twin = new Interaction(
                was.tenant() + TWIN,
                was.userId(),
                was.eventId(),
                was.itemId(),
                was.type(),
                was.value(),
                was.text(),
                was.progress(),
                was.dwellMs(),
                was.timestamp(),
                was.sequence(),
                was.context());
        if (EventIds.isFromContent(was.eventId())) {
            twin = twin.withEventId(EventIds.fromContent(twin));
        }
        return LogRecord.of(new EmbeddedInteraction(twin, event.meaning()));
    }
}
