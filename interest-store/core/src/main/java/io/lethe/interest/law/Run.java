package io.lethe.interest.law;

import io.lethe.embedding.EmbeddedInteractionCodec;
import io.lethe.event.EventKey;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.InterestFold;
import io.lethe.interest.fold.MemoryTables;
import io.lethe.interest.fold.NeighbourFold;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.fold.TableName;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.ledger.UserState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A running fold with its own tables. */
final class Run {
    private static final int MOST_STRETCHES = 5;

    private final Subject subject;
    private final MemoryTables tables;
    private final InterestFold fold;

    Run(Subject subject) {
        this(subject, new MemoryTables());
    }

    private Run(Subject subject, MemoryTables tables) {
        this.subject = subject;
        this.tables = tables;
        this.fold = subject.open(tables);
    }

    /** The run after a crash, which continues from an exact copy of the tables. */
    Run restarted() {
        return new Run(subject, new MemoryTables(tables));
    }

    Run take(LogRecord one) {
        take(one.key().toBytes(), one.value());
        return this;
    }

    Run takeAll(Collection<LogRecord> records) {
        records.forEach(this::take);
        return this;
    }

    /** Processes these records, and folds some of the pending changes now and then. */
    Run takeAll(Collection<LogRecord> records, Random random) {
        int oneIn = 1 + random.nextInt(40);
        for (LogRecord one : records) {
            take(one);
            if (random.nextInt(oneIn) == 0) {
                beat(random);
            }
        }
        return this;
    }

    /** Folds some of the pending changes. */
    Run beat(Random random) {
        NeighbourFold.Batch batch = fold.neighbours().batch();
        int stretches = 1 + random.nextInt(MOST_STRETCHES);
        boolean more = true;
        for (int i = 0; i < stretches && more; i++) {
            more = batch.foldNext();
        }
        batch.write(item -> {});
        return this;
    }

    /** Folds all pending changes. */
    Run settle() {
        fold.neighbours().foldAll(item -> {});
        return this;
    }

    InterestFold fold() {
        return fold;
    }

    MemoryTables tables() {
        return tables;
    }

    UserState state(UserKey user, int window) {
        return subject.read(tables, user, window);
    }

    /** All events in the tables, including those that lost against others. */
    List<LogRecord> kept() {
        List<LogRecord> kept = new ArrayList<>();
        try (Rows rows = tables.of(TableName.LEDGER).all()) {
            while (rows.next()) {
                kept.add(LogRecord.of(LedgerEntry.of(LedgerKey.fromBytes(rows.key()), rows.value())
                        .embedded()));
            }
        }
        try (Rows rows = tables.of(TableName.RIVALS).all()) {
            while (rows.next()) {
                kept.add(rival(rows));
            }
        }
        return kept;
    }

    private static LogRecord rival(Rows row) {
        EventKey key = EventKey.fromBytes(row.key());
        return new LogRecord(
                key, EmbeddedInteractionCodec.decode(key.tenant(), key.userId(), key.eventId(), row.value()));
    }

    private void take(byte[] key, byte @Nullable [] value) {
        fold.prepare(key, value).ifPresent(prepared -> {
            fold.applyToUser(prepared);
            fold.applyToItems(prepared, item -> {});
        });
    }
}
