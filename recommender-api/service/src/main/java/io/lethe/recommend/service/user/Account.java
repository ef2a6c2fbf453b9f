package io.lethe.recommend.service.user;

import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.service.remote.InterestStore.Found;
import io.lethe.recommend.service.remote.InterestStore.Source;
import io.lethe.recommend.service.remote.PastStates.Past;
import io.lethe.recommend.service.remote.QueryTime.From;
import io.lethe.recommend.service.user.Users.After;
import io.lethe.recommend.service.user.Users.Known;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One of a person's accounts as it is seen for an answer.
 *
 * @param found    what was told of it
 * @param state    its state at the moment that the question is about
 * @param source   as of when that is
 * @param from     what a state of the past was read from; null where it is today's
 * @param reason   why a state of the past may not be exact; null if it is
 * @param complete whether nothing of it is known to be missing
 */
record Account(
        Found found,
        UserState state,
        Source source,
        @Nullable From from,
        @Nullable String reason,
        boolean complete) {
    private static final String UNAVAILABLE =
            "interest-store could not be asked about this user, so this is what everybody likes; ask again in a "
                    + "moment.";
    private static final String PARTLY_UNAVAILABLE =
            "interest-store could not be asked about another account of this person, so its events are missing; "
                    + "ask again in a moment.";

    /** As it is now. */
    static Account now(Found found) {
        return new Account(found, found.state(), found.source(), null, null, true);
    }

    /** As the state of today says by itself that it was. */
    static Account byItself(Found found, UserState past) {
        String reason =
                switch (found.source()) {
                    case LIVE -> null;
                    case SNAPSHOT -> "the stores cannot be read, so this is exact as of the last snapshot";
                    case UNAVAILABLE -> "interest-store does not answer";
                };
        return new Account(found, past, found.source(), From.STATE, reason, true);
    }

    /** As interest-store read it. */
    static Account past(Found found, Past past) {
        return new Account(found, past.state(), past.source(), past.from(), past.reason(), past.reason() == null);
    }

    /** As far as the state of today says, what has left its window by the week alone. */
    static Account cutWhenRead(Found found) {
        String reason =
                "interest-store could not be asked about this time, so what has left today's window counts by the week";
        return new Account(found, found.state(), found.source(), From.STATE, reason, false);
    }

    /** What a person's accounts say together; the first is the one that was asked about. */
    static Known united(List<Account> accounts, boolean itemsReached, After after) {
        Account own = accounts.get(0);
        UserState state = own.state();
        Source source = own.source();
        boolean complete = own.complete();
        boolean reached = itemsReached;
        int window = accounts.stream()
                .map(Account::found)
                .filter(found -> found.source() != Source.UNAVAILABLE)
                .mapToInt(Found::window)
                .max()
                .orElse(UserState.DEFAULT_WINDOW);
        for (Account account : accounts) {
            reached &= account.found().reached();
        }
        for (Account other : accounts.subList(1, accounts.size())) {
            state = state.union(other.state(), window);
            complete &= other.complete() && other.source() != Source.UNAVAILABLE;
            source = source == Source.LIVE && other.source() == Source.SNAPSHOT ? Source.SNAPSHOT : source;
        }
        return new Known(state, source, complete, after.answer(reached), asOf(accounts, state), note(accounts));
    }

    private static @Nullable String note(List<Account> accounts) {
        if (accounts.get(0).source() == Source.UNAVAILABLE) {
            return UNAVAILABLE;
        }
        return accounts.stream().anyMatch(account -> account.source() == Source.UNAVAILABLE)
                ? PARTLY_UNAVAILABLE
                : null;
    }

    private static @Nullable AsOf asOf(List<Account> accounts, UserState state) {
        From farthest = accounts.stream()
                .map(Account::from)
                .filter(Objects::nonNull)
                .max(From::compareTo)
                .orElse(null);
        if (farthest == null) {
            return null;
        }
        String reasons = accounts.stream()
                .map(Account::reason)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
        return new AsOf(
                farthest.code(),
                reasons.isEmpty(),
                state.version().eventCount(),
                reasons.isEmpty() ? null : reasons,
                null);
    }
}
