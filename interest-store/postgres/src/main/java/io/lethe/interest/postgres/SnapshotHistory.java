package io.lethe.interest.postgres;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Snapshots of the past: of each user and week the newest one whose newest event falls into that week. How far it
 * reaches back counts from the user's newest event, not from any clock.
 */
public final class SnapshotHistory {
    /** The SQL state of a table that does not exist. */
    private static final String NO_TABLE = "42P01";

    private static final String PUT = """
            insert into user_snapshot_history (tenant, user_id, epoch, newest, position, version, state)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, user_id, epoch) do update set
                newest = excluded.newest, position = excluded.position, version = excluded.version,
                state = excluded.state, written_at = now()
            where user_snapshot_history.position <= excluded.position
            """;

    private static final String FORGET =
            "delete from user_snapshot_history where tenant = ? and user_id = ? and position <= ?";
    private static final String TRIM =
            "delete from user_snapshot_history where tenant = ? and user_id = ? and newest < ?";
    private static final String FIND = """
            select position, state from user_snapshot_history
            where tenant = ? and user_id = ? and newest <= ?
            order by newest desc limit 1
            """;
    private static final String COUNT = "select count(*) from user_snapshot_history where tenant = ? and user_id = ?";

    private final DataSource database;
    private final long keepMillis;

    /** @param keep how long before a user's newest event history reaches; zero keeps none */
    public SnapshotHistory(DataSource database, Duration keep) {
        this.database = database;
        this.keepMillis = keep.toMillis();
    }

    /**
     * The newest snapshot without an event later than a time, if one is kept. There is none before the migrations have
     * run.
     *
     * @param at milliseconds since 1970
     * @throws SnapshotStoreException if the database cannot be reached or refuses
     */
    public Optional<Snapshot> find(UserKey user, long at) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            name(user, find);
            find.setLong(3, at);
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? Optional.of(new Snapshot(user, row.getLong(1), UserStateCodec.decode(row.getBytes(2))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            if (NO_TABLE.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw new SnapshotStoreException(e);
        }
    }

    /**
     * How many weeks are kept of a user; 0 before the migrations have run.
     *
     * @throws SnapshotStoreException if the database cannot be reached or refuses
     */
    public long weeks(UserKey user) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            name(user, count);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            if (NO_TABLE.equals(e.getSQLState())) {
                return 0;
            }
            throw new SnapshotStoreException(e);
        }
    }

    /** Writes what is to be kept of these snapshots, as a part of a transaction. */
    void write(Collection<Snapshot> snapshots, Connection transaction) throws SQLException {
        Map<UserKey, Written> written = new LinkedHashMap<>();
        for (Snapshot snapshot : snapshots) {
            written.computeIfAbsent(snapshot.user(), user -> new Written()).add(snapshot);
        }
        try (PreparedStatement put = transaction.prepareStatement(PUT);
                PreparedStatement forget = transaction.prepareStatement(FORGET);
                PreparedStatement trim = transaction.prepareStatement(TRIM)) {
            for (Map.Entry<UserKey, Written> one : written.entrySet()) {
                one.getValue().batch(one.getKey(), put, forget, trim);
            }
            forget.executeBatch();
            put.executeBatch();
            trim.executeBatch();
        }
    }

    private static void name(UserKey user, PreparedStatement statement) throws SQLException {
        statement.setString(1, user.tenant());
        statement.setString(2, user.userId());
    }

    /** What one batch of snapshots says of a user. */
    private final class Written {
        private final Map<Long, Snapshot> byWeek = new LinkedHashMap<>();
        private long newest = Long.MIN_VALUE;
        private long forgotten = -1;

        void add(Snapshot snapshot) {
            UserState state = snapshot.state();
            LedgerEntry last = state == null ? null : state.newest();
            if (last == null) {
                byWeek.clear();
                newest = Long.MIN_VALUE;
                forgotten = Math.max(forgotten, snapshot.position());
            } else {
                newest = Math.max(newest, last.interaction().timestamp());
                byWeek.put(LongTermKey.epochOf(last.interaction().timestamp()), snapshot);
            }
        }

        void batch(UserKey user, PreparedStatement put, PreparedStatement forget, PreparedStatement trim)
                throws SQLException {
            if (forgotten >= 0) {
                name(user, forget);
                forget.setLong(3, forgotten);
                forget.addBatch();
            }
            if (keepMillis > 0) {
                for (Map.Entry<Long, Snapshot> one : byWeek.entrySet()) {
                    put(user, one.getKey(), one.getValue(), put);
                }
            }
            if (newest > Long.MIN_VALUE + keepMillis) {
                name(user, trim);
                trim.setLong(3, keepMillis > 0 ? newest - keepMillis : Long.MAX_VALUE);
                trim.addBatch();
            }
        }

        private void put(UserKey user, long week, Snapshot snapshot, PreparedStatement put) throws SQLException {
            UserState state = snapshot.state();
            LedgerEntry last = state == null ? null : state.newest();
            if (state == null || last == null) {
                return;
            }
            name(user, put);
            put.setLong(3, week);
            put.setLong(4, last.interaction().timestamp());
            put.setLong(5, snapshot.position());
            put.setString(6, state.version().toString());
            put.setBytes(7, UserStateCodec.encode(state));
            put.addBatch();
        }
    }
}
