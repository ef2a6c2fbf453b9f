package io.lethe.recommend.reason;

import java.util.List;

/** How reasons are said in one language. Names of things are given as they are; a phrase quotes them itself. */
public sealed interface Phrases permits EnglishPhrases, ChinesePhrases {

    /** A sentence of several reasons. */
    String sentence(List<String> reasons);

    /** Where there are none. */
    String nothing();

    /** What somebody did with something: {@code you bought “A kayak”}. */
    String deed(String type, String thing);

    /** The same as the reason for what follows. */
    String because(String type, String thing);

    /** Interests by their names. */
    String interests(List<String> names);

    /** Things after which others went on to the item. */
    String neighbours(List<String> things);

    /** So many such things that none counts for much by itself. */
    String neighboursTogether();

    /** Something that the item is like, and what somebody did with it. */
    String like(String type, String thing);

    /** Words that the item is like. */
    String matches(String type, String words);

    /** What a search asks for: the words or the meaning of words. */
    String fits(String label);

    /** Words in common with what the user chose. */
    String wordsInCommon(List<String> words);

    /** Likeness to many things, none of which counts for much by itself. */
    String likeTogether();

    /** The item is popular. @param alone whether nothing else is known */
    String popular(boolean alone);

    /** The user had the item. @param type how; empty where it is not known */
    String before(String type);

    String ranker();

    /** What a contribution stands for, where that is none of the user's things. */
    String label(String label);

    /** The title of a row of an interest. */
    String rowOfInterest(String name);

    /** The title of the row of what the user keeps coming back to. */
    String rowOfRepeats();

    /** The title of the row of what is popular. @param category empty for all */
    String rowOfTrend(String category);

    /** What in an answer about the past is of today. */
    String todaysSignals();

    /** How an interest fades and why: parts of a sentence. */
    String joined(List<String> parts);

    /** @param millis in milliseconds since 1970 */
    String faded(long millis);

    /** @param awaySeconds how long the user was away before */
    String back(long millis, double awaySeconds);

    String against();

    /** @param bound how far off the strength can be */
    String approximate(double bound);

    /** How it fades, and whether the user comes back. */
    String fading(String fades, String returns);

    String doesNotFade();

    /**
     * @param seconds after how long it halves; negative where the clock does not matter @param events after how many
     * events; 0 where they do not
     */
    String halves(double seconds, long events);

    String noReturn();

    String returns(int count, double gapSeconds);
}
