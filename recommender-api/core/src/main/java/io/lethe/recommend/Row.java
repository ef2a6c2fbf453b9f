package io.lethe.recommend;

import io.lethe.interest.profile.Evidence;
import io.lethe.recommend.list.Recommendation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Recommendations that have one reason in common.
 *
 * @param kind       what kind of reason
 * @param title      the reason as a sentence without a full stop
 * @param interestId the interest, if it is one
 * @param itemId     the item of the user's that it goes back to, if there is one
 * @param events     the user's events behind it, none where it is about the crowd
 * @param items      what to show, best first
 */
public record Row(
        Kind kind,
        String title,
        @Nullable String interestId,
        @Nullable String itemId,
        List<Evidence> events,
        List<Recommendation> items) {

    /** What rows can be about. */
    public enum Kind {
        /** One of the strongest interests. */
        INTEREST,
        /** One of the last items chosen. */
        ITEM,
        /** Words that the user typed. */
        WORDS,
        /** What the user keeps coming back to. */
        REPEAT,
        /** What is popular in the user's favourite category. */
        TREND;

        /** The kind's name in answers. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Row {
        events = List.copyOf(events);
        items = List.copyOf(items);
    }
}
