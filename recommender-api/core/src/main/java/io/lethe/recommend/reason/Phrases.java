package io.lethe.recommend.reason;

import java.util.List;

/** The phrases of one language for reasons. Callers pass plain names; a phrase adds the quotation marks. */
public sealed interface Phrases permits EnglishPhrases, ChinesePhrases {

    /** Joins several reasons into a sentence. */
    String sentence(List<String> reasons);

    /** The sentence without any reason. */
    String nothing();

    /** What the user did with something: {@code you bought “A kayak”}. */
    String deed(String type, String thing);

    /** The same as a reason for recommendations. */
    String because(String type, String thing);

    /** Interests, by their names. */
    String interests(List<String> names);

    /** Interests that the item is near to without belonging to one, by their names. */
    String near(List<String> names);

    /** The item belongs to no interest and has a place that is kept for such. */
    String somethingNew();

    /** Items after which others chose the recommended one. */
    String neighbours(List<String> things);

    /** Items that others chose at the same time as the recommended one. */
    String companions(List<String> things);

    /** Either of these without names, for many items that each add little. */
    String neighboursTogether();

    /** An item that the recommended one is similar to, and what the user did with it. */
    String like(String type, String thing);

    /** Words that the item is similar to. */
    String matches(String type, String words);

    /** A match with a search: with the words or with their meaning. */
    String fits(String label);

    /** Words shared with what the user chose. */
    String wordsInCommon(List<String> words);

    /** Similarity to many things that each add little. */
    String likeTogether();

    /**
     * The item is popular.
     *
     * @param alone whether this is the only reason
     */
    String popular(boolean alone);

    /**
     * The item is chosen more often in the context of the request, or it may be its category that is.
     *
     * @param facts each a key of context and a value, with a colon between them
     * @param times how many times as often, above 1
     * @param isOwn whether the item was chosen there itself
     */
    String inContext(List<String> facts, double times, boolean isOwn);

    /**
     * The user had the item.
     *
     * @param type the event type; empty if unknown
     */
    String before(String type);

    String ranker();

    /** The label of a contribution that is not about one of the user's items. */
    String label(String label);

    /** The title of a row of an interest. */
    String rowOfInterest(String name);

    /** The title of the row of items that the user returns to. */
    String rowOfRepeats();

    /**
     * The title of the row of popular items.
     *
     * @param category the category; empty for all
     */
    String rowOfTrend(String category);

    /** The note that some parts of a response about the past are from today. */
    String todaysSignals();

    /** Joins parts of a sentence about how an interest fades and why. */
    String joined(List<String> parts);

    /** @param millis in milliseconds since 1970 */
    String faded(long millis);

    /** @param awaySeconds how long the user was away before, in seconds */
    String back(long millis, double awaySeconds);

    String against();

    /** @param bound the largest possible error of the strength */
    String approximate(double bound);

    /** How the interest fades, and whether the user returns to it. */
    String fading(String fades, String returns);

    String doesNotFade();

    /**
     * @param seconds the half-life in seconds; negative if it does not depend on the clock
     * @param events  the half-life in events; 0 if it does not depend on them
     */
    String halves(double seconds, long events);

    String noReturn();

    String returns(int count, double gapSeconds);
}
