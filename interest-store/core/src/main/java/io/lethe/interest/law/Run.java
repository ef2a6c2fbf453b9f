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

/** A fold at work on tables of its own. */
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

    /** What goes on when the process has died: all that is left is the tables, byte by byte. */
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

    /** Takes these records and folds a part of what is pending now and then. */
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

    /** Folds a part of what is pending. */
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

    /** Folds everything that is pending. */
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

    /** Every event that the tables keep, those that lost against others included. */
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
