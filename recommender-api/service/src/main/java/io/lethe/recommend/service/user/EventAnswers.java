package io.lethe.recommend.service.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.event.Interaction;
import io.lethe.interest.profile.Evidence;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.known.ItemTitles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers about a user's events. Times are ISO-8601, ages in seconds. */
public final class EventAnswers {
    private EventAnswers() {}

    /**
     * An event, how old it is, and what it adds:
     * {@code weight · boost · kernel(ageSeconds / stretch, position, type)}.
     *
     * @param title    what the item is called; null if the catalogue does not know it
     * @param position how many of the user's baskets came later, events of one time being one basket; null if that
     *                 cannot be known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Event(
            @Nullable String eventId,
            String type,
            @Nullable String itemId,
            @Nullable String title,
            @Nullable Double value,
            @Nullable String text,
            @Nullable Double progress,
            @Nullable Long dwellMs,
            String timestamp,
            double ageSeconds,
            @Nullable Integer position,
            long count,
            double weight,
            double boost,
            double stretch,
            double contribution) {

        public static Event of(Evidence evidence, ItemTitles titles) {
            return of(evidence, null, titles);
        }

        /** @param told the event itself, if it is known in every detail */
        public static Event of(Evidence evidence, @Nullable Interaction told, ItemTitles titles) {
            return new Event(
                    evidence.eventId(),
                    evidence.type(),
                    evidence.itemId(),
                    titles.of(evidence.itemId()),
                    evidence.value(),
                    evidence.text(),
                    told == null ? null : told.progress(),
                    told == null ? null : told.dwellMs(),
                    Parameters.text(evidence.timestamp()),
                    evidence.ageSeconds(),
                    evidence.position(),
                    evidence.count(),
                    evidence.weight(),
                    evidence.boost(),
                    evidence.stretch(),
                    evidence.contribution());
        }
    }

    /** Some of a user's events, newest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Events(
            String userId,
            String at,
            String settings,
            double meanStars,
            List<Event> events,
            @Nullable String next) {}
}
