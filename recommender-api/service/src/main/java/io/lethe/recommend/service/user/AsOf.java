package io.lethe.recommend.service.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.remote.KnownState;
import io.lethe.recommend.service.remote.QueryTime.From;
import org.jspecify.annotations.Nullable;

/**
 * What a state of the past was read from: {@code state}, {@code ledger}, {@code history} or {@code log}.
 *
 * @param exact  whether it is exactly what the events up to the time say
 * @param events how many events that are
 * @param reason why it may not be exact
 * @param note   what in the answer is not of the past
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AsOf(
        String from,
        boolean exact,
        long events,
        @Nullable String reason,
        @Nullable String note) {
    /** What is said of a state that is known; null if it is today's. */
    static @Nullable AsOf of(KnownState known) {
        From from = known.from();
        return from == null
                ? null
                : new AsOf(
                        from.code(),
                        known.reason() == null,
                        known.state().version().eventCount(),
                        known.reason(),
                        null);
    }

    /** The same for an answer that draws on more than the user's events. */
    public static @Nullable AsOf withTodaysSignals(KnownState known, Language language) {
        AsOf asOf = of(known);
        return asOf == null
                ? null
                : new AsOf(asOf.from, asOf.exact, asOf.events, asOf.reason, language.todaysSignals());
    }
}
