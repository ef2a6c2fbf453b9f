package io.lethe.interest.service.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Sources of a past state. */
enum From {
    /** The user's ledger in the stores. */
    LEDGER,
    /** The snapshots in Postgres. */
    HISTORY,
    /** The log of embedded events, from its beginning. */
    LOG;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<From> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
