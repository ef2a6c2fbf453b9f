package io.lethe.recommend.list;

import io.lethe.interest.profile.Evidence;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One addend of an item's score, with its reason.
 *
 * @param kind       the kind of source
 * @param label      a description; never empty
 * @param value      the amount
 * @param events     the user's events behind it, highest weight first; empty if it is not about the user
 * @param interestId the interest behind it; null if there is none
 */
public record Contribution(
        Kind kind,
        String label,
        double value,
        List<Evidence> events,
        @Nullable String interestId) {

    /** The kinds of sources. */
    public enum Kind {
        /** An interest point has the item's direction. */
        INTEREST,
        /** The item came after, before or together with an item of the recent history. */
        NEIGHBOUR,
        /** The item's meaning is similar to the user's recent items or words. */
        TEXT,
        /** The item is popular. */
        TREND,
        /** The user has seen or chosen the item. */
        REPEAT,
        /** A rule changed the score: a boost, a pin, novelty, serendipity, diversity or exploration. */
        RULE,
        /** Reasons of the learned ranker that belong to no other kind. */
        RANKER;

        /** The kind's name in responses. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Contribution {
        events = List.copyOf(events);
    }
}
