package io.lethe.recommend.list;

import io.lethe.interest.profile.Evidence;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One addend of an item's score, and why it is there.
 *
 * @param kind       which source it comes from
 * @param label      what it stands for, in words; never empty
 * @param value      what it adds
 * @param events     the user's events behind it, the weightiest first; none where it is not about the user
 * @param interestId the interest behind it, if it is one
 */
public record Contribution(
        Kind kind,
        String label,
        double value,
        List<Evidence> events,
        @Nullable String interestId) {

    /** Where an addend can come from. */
    public enum Kind {
        /** An interest point lies in the item's direction. */
        INTEREST,
        /** The item followed, or went before, an item of the recent history. */
        NEIGHBOUR,
        /** The item means something like the user's last item or words. */
        TEXT,
        /** The item is popular. */
        TREND,
        /** The user has seen the item. */
        REPEAT,
        /** A rule moved the item: a boost, a pin, novelty, serendipity, diversity, a place to be tried out. */
        RULE,
        /** The learned ranker has reasons of its own. */
        RANKER;

        /** The kind's name in answers. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Contribution {
        events = List.copyOf(events);
    }
}
