package io.lethe.recommend.rule;

import io.lethe.recommend.parameter.RepeatPolicy;
import io.lethe.recommend.parameter.SeenPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a request. {@link io.lethe.recommend.Recommender} describes their effects on scores.
 *
 * @param boosts      changes of scores, applied in order
 * @param pins        items with a fixed place; each item and each place occurs at most once
 * @param caps        limits on the items per value
 * @param novelty     how much popular items lose, 0 to 1
 * @param serendipity how much items far from the user's interests gain, 0 to 1
 * @param exploration the share of places for items with few events, 0 to 1
 * @param repeat      the policy for used-up items; null for that of the settings
 * @param seen        the policy for items that the user has seen
 * @param steering    how far the list follows interests, 0 to 1; null for that of the settings
 */
public record Rules(
        List<Boost> boosts,
        List<Pin> pins,
        List<Cap> caps,
        double novelty,
        double serendipity,
        double exploration,
        @Nullable RepeatPolicy repeat,
        SeenPolicy seen,
        @Nullable Double steering) {
    /** No rules. */
    public static final Rules NONE = new Rules(List.of(), List.of(), List.of(), 0, 0, 0, null, SeenPolicy.LOWER, null);

    public Rules {
        boosts = List.copyOf(boosts);
        pins = List.copyOf(pins);
        caps = List.copyOf(caps);
        check("novelty", novelty);
        check("serendipity", serendipity);
        check("exploration", exploration);
        if (steering != null) {
            check("steering", steering);
        }
        Set<String> items = new HashSet<>();
        Set<Integer> places = new HashSet<>();
        for (Pin pin : pins) {
            if (!items.add(pin.itemId())) {
                throw new IllegalArgumentException("the item '" + pin.itemId() + "' is pinned twice");
            }
            if (!places.add(pin.place())) {
                throw new IllegalArgumentException("two items are pinned to place " + pin.place());
            }
        }
    }

    public Rules withRepeat(RepeatPolicy other) {
        return new Rules(boosts, pins, caps, novelty, serendipity, exploration, other, seen, steering);
    }

    public Rules withPins(List<Pin> others) {
        return new Rules(boosts, others, caps, novelty, serendipity, exploration, repeat, seen, steering);
    }

    public Rules withExploration(double other) {
        return new Rules(boosts, pins, caps, novelty, serendipity, other, repeat, seen, steering);
    }

    public Rules withSeen(SeenPolicy other) {
        return new Rules(boosts, pins, caps, novelty, serendipity, exploration, repeat, other, steering);
    }

    public Rules withSteering(double other) {
        return new Rules(boosts, pins, caps, novelty, serendipity, exploration, repeat, seen, other);
    }

    /** Whether scores do not change. */
    public boolean leaveScores() {
        return boosts.isEmpty() && novelty == 0 && serendipity == 0;
    }

    /** Whether the list is simply the most relevant items in order. */
    public boolean leaveOrder() {
        return leaveScores() && pins.isEmpty() && caps.isEmpty() && exploration == 0;
    }

    private static void check(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " is from 0 to 1, not " + share);
        }
    }
}
