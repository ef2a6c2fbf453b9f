package io.lethe.recommend.service.remote;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.service.remote.InterestStore.Source;
import io.lethe.recommend.service.remote.QueryTime.From;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user: their state, where it came from, and what may be missing. It is that of one account, or of
 * a person whose accounts are united.
 *
 * @param source   as of when the state is
 * @param reached  whether the position that was asked for has taken effect; null if none was asked for
 * @param window   how many entries a window of interest-store holds at most; 0 if it did not say
 * @param from     what a state of the past was read from; null if the state is today's
 * @param reason   why a state of the past may not be exact; null if it is
 * @param complete whether nothing is known to be missing
 * @param note     what could not be had, in a sentence; null if everything could
 */
public record KnownState(
        UserState state,
        Source source,
        @Nullable Boolean reached,
        int window,
        @Nullable From from,
        @Nullable String reason,
        boolean complete,
        @Nullable String note) {
    private static final String UNAVAILABLE =
            "interest-store could not be asked about this user, so this is what everybody likes; ask again in a "
                    + "moment.";
    private static final String PARTLY_UNAVAILABLE =
            "interest-store could not be asked about another account of this person, so its events are missing; "
                    + "ask again in a moment.";

    /** A state of today. */
    public static KnownState now(UserState state, Source source, @Nullable Boolean reached, int window) {
        return new KnownState(state, source, reached, window, null, null, true, null);
    }

    /** What is known where nobody can be asked. */
    public static KnownState nothing(UserKey user) {
        return now(UserState.empty(user), Source.UNAVAILABLE, false, 0);
    }

    /** A state that did not come from interest-store, such as a session's. */
    public static KnownState given(UserState state, @Nullable String note) {
        return new KnownState(state, Source.LIVE, null, 0, null, null, true, note);
    }

    /** The same, but the position that was asked for has not taken effect. */
    public KnownState notReached() {
        return new KnownState(state, source, false, window, from, reason, complete, note);
    }

    /** The same, with another reading of the state. */
    public KnownState with(UserState other) {
        return new KnownState(other, source, reached, window, from, reason, complete, note);
    }

    /** The same account as of a time, as interest-store read it. */
    KnownState past(UserState past, Source readAs, From readFrom, @Nullable String inexact) {
        return new KnownState(past, readAs, reached, window, readFrom, inexact, inexact == null, note);
    }

    /** The same account as of a time, as today's state says by itself. */
    public KnownState pastByItself(UserState past) {
        String inexact =
                switch (source) {
                    case LIVE -> null;
                    case SNAPSHOT -> "the stores cannot be read, so this is exact as of the last snapshot";
                    case UNAVAILABLE -> "interest-store does not answer";
                };
        return new KnownState(past, source, reached, window, From.STATE, inexact, true, note);
    }

    /** Today's state in place of one of the past, to be cut when it is read: what left its window counts by the week. */
    public KnownState pastCutWhenRead() {
        String inexact =
                "interest-store could not be asked about this time, so what has left today's window counts by the week";
        return new KnownState(state, source, reached, window, From.STATE, inexact, false, note);
    }

    /**
     * What a person's accounts say together.
     *
     * @param accounts     one at least; the first is the one that was asked about
     * @param itemsReached whether the items of the position that was asked for are in the catalogue; null if no
     *                     position was asked for
     */
    public static KnownState united(List<KnownState> accounts, @Nullable Boolean itemsReached) {
        KnownState own = accounts.get(0);
        int told = accounts.stream().mapToInt(KnownState::window).max().orElse(0);
        int window = told == 0 ? UserState.DEFAULT_WINDOW : told;
        UserState state = own.state;
        Source source = own.source;
        boolean complete = own.complete;
        for (KnownState other : accounts.subList(1, accounts.size())) {
            state = state.union(other.state, window);
            complete &= other.complete && other.source != Source.UNAVAILABLE;
            source = source == Source.LIVE && other.source == Source.SNAPSHOT ? Source.SNAPSHOT : source;
        }
        Boolean reached = itemsReached == null
                ? null
                : Boolean.valueOf(
                        itemsReached && accounts.stream().noneMatch(account -> Boolean.FALSE.equals(account.reached)));
        From farthest = accounts.stream()
                .map(KnownState::from)
                .filter(Objects::nonNull)
                .max(From::compareTo)
                .orElse(null);
        String reasons = accounts.stream()
                .map(KnownState::reason)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
        return new KnownState(
                state, source, reached, window, farthest, reasons.isEmpty() ? null : reasons, complete, note(accounts));
    }

    private static @Nullable String note(List<KnownState> accounts) {
        if (accounts.get(0).source == Source.UNAVAILABLE) {
            return UNAVAILABLE;
        }
        return accounts.stream().anyMatch(account -> account.source == Source.UNAVAILABLE) ? PARTLY_UNAVAILABLE : null;
    }

    /** What an answer says of the position: {@code reached} or {@code timeout}; null if none was asked for. */
    public @Nullable String after() {
        return reached == null ? null : reached ? "reached" : "timeout";
    }

    /** The time to answer for: what was asked for, else now, or the newest event where a clock runs ahead. */
    public long at(OptionalLong asked, Clock clock) {
        LedgerEntry newest = state.newest();
        long now = clock.millis();
        return asked.orElse(
                newest == null ? now : Math.max(now, newest.interaction().timestamp()));
    }
}
