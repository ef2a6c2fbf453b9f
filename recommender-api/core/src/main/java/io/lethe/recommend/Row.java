package io.lethe.recommend;

import io.lethe.interest.profile.Evidence;
import io.lethe.recommend.list.Recommendation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Recommendations that share one reason.
 *
 * @param kind       the kind of reason
 * @param title      the reason as a sentence without a full stop
 * @param interestId the interest behind the row; null if it is not about one
 * @param itemId     the user's item behind the row; null if it is not about one
 * @param events     the user's events behind the row; empty if it is about the crowd
 * @param items      the recommendations, best first
 */
public record Row(
        Kind kind,
        String title,
        @Nullable String interestId,
        @Nullable String itemId,
        List<Evidence> events,
        List<Recommendation> items) {

    /** The kinds of reasons for rows. */
    public enum Kind {
        /** One of the strongest interests. */
        INTEREST,
        /** An item that the user chose recently. */
        ITEM,
        /** Words that the user typed. */
        WORDS,
        /** Items that the user returns to. */
        REPEAT,
        /** Popular items of the user's favourite category. */
        TREND;

        /** The kind's name in responses. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Row {
        events = List.copyOf(events);
        items = List.copyOf(items);
    }
}
