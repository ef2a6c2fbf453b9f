package io.lethe.interest.law;

import io.lethe.event.UserKey;
import io.lethe.interest.fold.InterestFold;
import io.lethe.interest.fold.TableName;
import io.lethe.interest.fold.Tables;
import io.lethe.interest.fold.UserStates;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;

/** What the laws are about: this is the code that serves, and whoever doubts the laws can give them something else. */
public class Subject {

    /** A fold that goes on where these tables are. */
    public InterestFold open(Tables tables) {
        return new InterestFold(tables);
    }

    /** The state of a user that tables hold. */
    public UserState read(Tables tables, UserKey user, int window) {
        return new UserStates(
                        tables.of(TableName.LEDGER), tables.of(TableName.LONG_TERM), tables.of(TableName.VERSIONS))
                .state(user, window);
    }

    /** The state of two disjoint sets of events together. */
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
