package io.lethe.evaluation.world;

import org.jspecify.annotations.Nullable;

/**
 * A law of choice. A choice is noise, follows the fashion, repeats an earlier one, or else follows one of the user's
 * earlier choices, by the likeness of texts or by a table of successors that no text tells of.
 *
 * @param name       what it is called
 * @param about      what is special about it, in a few words
 * @param items      how many items the catalogue has
 * @param memory     which earlier choice is followed
 * @param after      the memory after the change of pace; null for none
 * @param text       the share of followings by text, 0 to 1; at 0 texts are random words
 * @param symmetric  whether successors are predecessors as often
 * @param noise      the share of choices at random
 * @param popularity the share of choices by the fashion of the day
 * @param repeats    the share of choices that repeat an earlier one; at 0 nothing is chosen twice
 * @param companions the share of a visit's choices after the first that go with one before in the same visit; what
 *                   the others follow was then chosen in earlier visits
 * @param suited     how many times as often something is chosen on the device or at the time of day that suits its topic,
 *                   and how many times more seldom otherwise, at least 1; at 1 choices have no context
 * @param grain      how fine stamps are
 * @param visit      how many choices a visit has on average, 1 to 100
 * @param history    how many choices a user has on average
 */
public record World(
        String name,
        String about,
        int items,
        ChoiceMemory memory,
        @Nullable ChoiceMemory after,
        double text,
        boolean symmetric,
        double noise,
        double popularity,
        double repeats,
        double companions,
        double suited,
        Grain grain,
        double visit,
        int history) {
    static final int MOST_A_VISIT = 100;

    private static final int TURN = 10_000;

    /** A middling world. */
    static World base() {
        return new World(
                "base",
                "memory of 8 choices, texts say a third, one direction, sessions of 2",
                2000,
                ChoiceMemory.choices(8),
                null,
                0.35,
                false,
                0.2,
                0.1,
                0,
                0,
                1,
                Grain.SECOND,
                2,
                30);
    }

    World called(String other, String special) {
        return new World(
                other,
                special,
                items,
                memory,
                after,
                text,
                symmetric,
                noise,
                popularity,
                repeats,
                companions,
                suited,
                grain,
                visit,
                history);
    }

    World withItems(int count) {
        return new World(
                name,
                about,
                count,
                memory,
                after,
                text,
                symmetric,
                noise,
                popularity,
                repeats,
                companions,
                suited,
                grain,
                visit,
                history);
    }

    World withMemory(ChoiceMemory other, int longer) {
        return new World(
                name,
                about,
                items,
                other,
                after,
                text,
                symmetric,
                noise,
                popularity,
                repeats,
                companions,
                suited,
                grain,
                visit,
                longer);
    }

    World turningTo(ChoiceMemory later) {
        return new World(
                name,
                about,
                items,
                memory,
                later,
                text,
                symmetric,
                noise,
                popularity,
                repeats,
                companions,
                suited,
                grain,
                visit,
                history);
    }

    World withText(double share) {
        return new World(
                name,
                about,
                items,
                memory,
                after,
                share,
                symmetric,
                noise,
                popularity,
                repeats,
                companions,
                suited,
                grain,
                visit,
                history);
    }

    World inContexts(double suiting) {
        return new World(
                name,
                about,
                items,
                memory,
                after,
                text,
                symmetric,
                noise,
                popularity,
                repeats,
                companions,
                suiting,
                grain,
                visit,
                history);
    }

    World inBothDirections() {
        return new World(
                name,
                about,
                items,
                memory,
                after,
                text,
                true,
                noise,
                popularity,
                repeats,
                companions,
                suited,
                grain,
                visit,
                history);
    }

    World withShares(double ofNoise, double ofPopularity, double ofRepeats) {
        return new World(
                name,
                about,
                items,
                memory,
                after,
                text,
                symmetric,
                ofNoise,
                ofPopularity,
                ofRepeats,
                companions,
                suited,
                grain,
                visit,
                history);
    }

    World withVisits(Grain stamps, double size, double ofCompanions) {
        return new World(
                name,
                about,
                items,
                memory,
                after,
                text,
                symmetric,
                noise,
                popularity,
                repeats,
                ofCompanions,
                suited,
                stamps,
                size,
                history);
    }

    /** Whether choices have a context. */
    boolean hasContext() {
        return suited > 1;
    }

    /** The share of choices that follow an earlier one. */
    double lawful() {
        return 1 - noise - popularity - repeats;
    }

    /** How many events of so many come before the change of pace, where there is one. */
    int turn(int events) {
        return events > TURN ? TURN : events / 2;
    }
}
