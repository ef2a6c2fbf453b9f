package io.lethe.recommend.service.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.recommend.reason.Language;
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
    /** The same for an answer that draws on more than the user's events; null if there is none. */
    public static @Nullable AsOf withTodaysSignals(@Nullable AsOf asOf, Language language) {
        return asOf == null
                ? null
                : new AsOf(asOf.from, asOf.exact, asOf.events, asOf.reason, language.todaysSignals());
    }
}
