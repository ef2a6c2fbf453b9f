package io.lethe.interest.postgres;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last snapshot of each user, and the history of snapshots by week. Writing is idempotent and guarded by position:
 * whatever order snapshots are written in, and however often, the newest stays.
 */
public final class SnapshotRepository {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotRepository.class);
    /** The SQL state of a table that does not exist. */
    private static final String NO_TABLE = "42P01";

    private static final String PUT = """
            insert into user_snapshot (tenant, user_id, position, version, event_count, state)
            values (?, ?, ?, ?, ?, ?)
            on conflict (tenant, user_id) do update set
                position = excluded.position, version = excluded.version, event_count = excluded.event_count,
                state = excluded.state, written_at = now()
            where user_snapshot.position <= excluded.position
            """;

    private static final String DELETE = "delete from user_snapshot where tenant = ? and user_id = ? and position <= ?";
    private static final String FIND = "select position, state from user_snapshot where tenant = ? and user_id = ?";
    private static final String COUNT = "select count(*) from user_snapshot";

    private final DataSource database;
    private final SnapshotHistory history;

    /** @param history what to keep of the past, in the same database */
    public SnapshotRepository(DataSource database, SnapshotHistory history) {
        this.database = database;
        this.history = history;
    }

    /** The past as far as it is kept. */
    public SnapshotHistory history() {
        return history;
    }

    /**
     * Writes these snapshots, and their history, in one transaction; of several of one user, the last in order. A
     * snapshot without a state takes away the row that is there, unless that is newer, and all history up to it.
     *
     * @throws SnapshotStoreException if the database cannot be reached or refuses; nothing has been written then
     */
    public void write(Collection<Snapshot> snapshots) {
        Map<UserKey, Snapshot> last = new LinkedHashMap<>();
        snapshots.forEach(snapshot -> last.put(snapshot.user(), snapshot));
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (PreparedStatement put = connection.prepareStatement(PUT);
                    PreparedStatement delete = connection.prepareStatement(DELETE)) {
                for (Snapshot snapshot : last.values()) {
                    add(snapshot, put, delete);
                }
                delete.executeBatch();
                put.executeBatch();
                history.write(snapshots, connection);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new SnapshotStoreException(e);
        }
    }

    /**
     * The last snapshot of a user, if there is one. There is none before the migrations have run.
     *
     * @throws SnapshotStoreException if the database cannot be reached or refuses
     */
    public Optional<Snapshot> find(UserKey user) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, user.tenant());
            find.setString(2, user.userId());
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? Optional.of(new Snapshot(user, row.getLong(1), UserStateCodec.decode(row.getBytes(2))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            if (NO_TABLE.equals(e.getSQLState())) {
                LOG.debug("No snapshot of {}: {}", user, e.getMessage());
                return Optional.empty();
            }
            throw new SnapshotStoreException(e);
        }
    }

    /**
     * How many users have a snapshot.
     *
     * @throws SnapshotStoreException if the database cannot be reached or refuses
     */
    public long count() {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT);
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new SnapshotStoreException(e);
        }
    }

    private static void add(Snapshot snapshot, PreparedStatement put, PreparedStatement delete) throws SQLException {
        UserState state = snapshot.state();
        PreparedStatement statement = state == null ? delete : put;
        statement.setString(1, snapshot.user().tenant());
        statement.setString(2, snapshot.user().userId());
        statement.setLong(3, snapshot.position());
        if (state != null) {
            statement.setString(4, state.version().toString());
            statement.setLong(5, state.version().eventCount());
            statement.setBytes(6, UserStateCodec.encode(state));
        }
        statement.addBatch();
    }
}
