package io.lethe.interest.postgres;

import java.sql.SQLException;
import java.util.List;

/** The database cannot be reached, or refuses. */
public final class SnapshotStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** Classes of SQL states of values that do not fit, whatever the state of the database. */
    private static final List<String> UNFIT = List.of("22", "54");

    private final boolean unfit;

    SnapshotStoreException(SQLException cause) {
        super(cause.getMessage(), cause);
        this.unfit = isUnfit(cause);
    }

    /** Whether something that was to be written can never be, so that trying again is in vain. */
    public boolean unfit() {
        return unfit;
    }

    private static boolean isUnfit(SQLException e) {
        SQLException cause = e;
        while (cause != null) {
            String state = cause.getSQLState();
            if (state != null && UNFIT.contains(state.substring(0, Math.min(2, state.length())))) {
                return true;
            }
            cause = cause.getNextException();
        }
        return false;
    }
}
