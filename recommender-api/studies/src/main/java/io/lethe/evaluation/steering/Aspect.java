package io.lethe.evaluation.steering;

import java.util.Locale;

/**
 * What is measured of a planted person's list. Places are counted in ten: in a shorter list, two of three are 6.7 of
 * ten.
 */
public enum Aspect {
    /** How far the list is from the decayed interests, as {@link Calibration} says. */
    CALIBRATION("calibration (KL)"),
    /** Places of topics that the person has nothing to do with. */
    COINCIDENCES("coincidences, of ten"),
    /** Places of what the person is after now. */
    CURRENT("current topics, of ten"),
    /** Places of what the person liked before and still does. */
    LASTING("lasting topics, of ten"),
    /** Places of what has passed. */
    PASSED("passed topics, of ten"),
    /** Places of what the person turned down. */
    DISLIKED("disliked topics, of ten"),
    /** Places of items that may not be there. */
    ABSENT("items not to be there"),
    /** How often the share of current topics rises as the half-life goes from 1 to 1000 days, in six steps. */
    WRONG_STEPS("half-life: wrong steps"),
    /** How many of ten items differ between half-lives of 1 and of 1000 days. */
    DIFFER("half-life: of ten differ"),
    /** How many of the first three stay the first three after one impression of each without a click. */
    TIRED_1("same top 3 after 1 shown"),
    /** The same after 10. */
    TIRED_10("same top 3 after 10 shown"),
    /** The same after 30. */
    TIRED_30("same top 3 after 30 shown"),
    /** How many of the first three are in the list again half a year after that. */
    RECOVERED("of the top 3 back later"),
    /** The share of people who have the item of their cycle in the list on the day that it is due. */
    DUE("in the list when due"),
    /** The share of people who have it among the first places, or in the list, well before that. */
    EARLY("in the way before due"),
    /** How many of ten items a bot changed. */
    BOT("of ten changed by a bot"),
    /** The same where the rules clean bots and bursts. */
    CLEANED_BOT("of ten changed by a bot, cleaned"),
    /** The expected NDCG@10 of the next choice, as a share of that of whoever knows the taste. */
    NDCG("NDCG@10 of the best"),
    /** The expected hit rate@10 of the next choice, as a share of that of whoever knows the taste. */
    HIT_RATE("HR@10 of the best");

    private final String words;

    Aspect(String words) {
        this.words = words;
    }

    /** What it is called in tables. */
    public String words() {
        return words;
    }

    /** What it is called in JSON, such as {@code tired-10}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
