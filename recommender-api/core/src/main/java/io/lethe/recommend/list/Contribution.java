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
 * @param together   the part of the amount that comes from being chosen at the same time as an item of the user's, 0 to
 *                   the amount; 0 for all kinds but {@link Kind#NEIGHBOUR}
 * @param events     the user's events behind it, highest weight first; empty if it is not about the user
 * @param interestId the interest behind it; null if there is none
 */
public record Contribution(
        Kind kind,
        String label,
        double value,
        double together,
        List<Evidence> events,
        @Nullable String interestId) {

    /** The label of popularity where the item is among the most popular. */
    public static final String POPULAR = "popular now";

    /** The label of what an item of no interest gains by proportion. */
    public static final String ROOM = "room for something new";

    private static final String OWN = "about ";
    private static final String LIKE = "it, or its category, about ";
    private static final String TIMES = " times as often in ";

    /**
     * The label of an addend of kind {@link Kind#CONTEXT}.
     *
     * @param facts each a key of context and a value, with a colon between them
     * @param times how many times as often the item is chosen
     * @param isOwn whether the item was chosen there itself; otherwise it may be its category that speaks for it
     */
    public static String inContext(List<String> facts, double times, boolean isOwn) {
        return (isOwn ? OWN : LIKE) + String.format(Locale.ROOT, "%.1f", times) + TIMES + String.join(", ", facts);
    }

    /** Whether such a label says that the item was chosen there itself. */
    public boolean isOwn() {
        return label.startsWith(OWN);
    }

    /** The facts of such a label. */
    public List<String> facts() {
        return List.of(label.substring(label.indexOf(TIMES) + TIMES.length()).split(", "));
    }

    /** How many times as often the item is chosen, as such a label has it: to a tenth. */
    public double times() {
        return Double.parseDouble(label.substring((isOwn() ? OWN : LIKE).length(), label.indexOf(TIMES)));
    }

    /** An addend to which being chosen at the same time adds nothing. */
    public Contribution(Kind kind, String label, double value, List<Evidence> events, @Nullable String interestId) {
        this(kind, label, value, 0, events, interestId);
    }

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
        /** The item is chosen more, or less, often in the context of the request. */
        CONTEXT,
        /** The user has seen or chosen the item. */
        REPEAT,
        /** The item's interest is due a place, or the item takes none of an interest. It is no source. */
        PROPORTION,
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

    /** The same addend with another amount, of which the part {@link #together} is as large a share. */
    public Contribution withValue(double amount) {
        double part = together == 0 ? 0 : together / value * amount;
        return new Contribution(kind, label, amount, part, events, interestId);
    }

    /** Whether most of the amount comes from being chosen at the same time. */
    public boolean isMostlyTogether() {
        return together > value / 2;
    }
}
