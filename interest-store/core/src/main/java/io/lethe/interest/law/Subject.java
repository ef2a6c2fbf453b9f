package io.lethe.interest.law;

import io.lethe.event.UserKey;
import io.lethe.interest.fold.InterestFold;
import io.lethe.interest.fold.TableName;
import io.lethe.interest.fold.Tables;
import io.lethe.interest.fold.UserStates;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;

/** The code under test. This is the production code; tests of the laws can substitute other code. */
public class Subject {

    /** A fold that continues from these tables. */
    public InterestFold open(Tables tables) {
        return new InterestFold(tables);
    }

    /** A user's state, read from tables. */
    public UserState read(Tables tables, UserKey user, int window) {
        return new UserStates(
                        tables.of(TableName.LEDGER), tables.of(TableName.LONG_TERM), tables.of(TableName.VERSIONS))
                .state(user, window);
    }

    /** The united state of two disjoint sets of events. */
    public UserState unite(UserState left, UserState right, int window) {
        return left.union(right, window);
    }

    /** The stored form of a state. */
    public byte[] write(UserState state) {
        return UserStateCodec.encode(state);
    }

    public UserState readBack(byte[] bytes) {
        return UserStateCodec.decode(bytes);
    }
}
