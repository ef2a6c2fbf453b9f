package io.lethe.recommend.service.remote;

import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The time that a question is about.
 *
 * @param at   milliseconds since 1970; empty for now
 * @param from what a state of the past is to be read from; null for whatever answers exactly
 */
public record QueryTime(OptionalLong at, @Nullable From from) {
    public static final QueryTime NOW = new QueryTime(OptionalLong.empty(), null);

    /** What a state of the past can be read from, the nearest at hand first. */
    public enum From {
        /** The state of today, by itself. */
        STATE,
        /** The ledger in interest-store. */
        LEDGER,
        /** The snapshots in Postgres. */
        HISTORY,
        /** The log, from its beginning. */
        LOG;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads {@code at} and {@code from}. */
    public static QueryTime of(@Nullable String at, @Nullable String from) {
        OptionalLong time = Parameters.time("at", at);
        if (from == null) {
            return new QueryTime(time, null);
        }
        From source = Arrays.stream(From.values())
                .filter(one -> one != From.STATE && one.code().equals(from))
                .findFirst()
                .orElseThrow(() -> ProblemException.badField(
                        "from", "The past is read from ledger, history or log, not from '" + from + "'."));
        if (time.isEmpty()) {
            throw ProblemException.badField("from", "Name a time in at: from says what its state is read from.");
        }
        return new QueryTime(time, source);
    }
}
