package io.lethe.evaluation.interest;

import io.lethe.evaluation.interest.Histories.Touch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A moment in a user's life: what the recent window held, what came next, and what it held then.
 *
 * @param before how much weight each item has, by its place in the catalogue, oldest first: the sum over its events of
 *               2^(−age / 30 days)
 * @param after  the items one event later
 * @param next   the item of that event
 */
record NextStep(Map<Integer, Double> before, List<Integer> after, int next) {
    private static final int WINDOW = 128;
    private static final double HALF_LIFE_MILLIS = 30 * 86_400_000.0;

    /** The step at which the event number {@code moment} comes in, from 1. */
    static NextStep of(List<Touch> history, int moment) {
        Touch next = history.get(moment);
        Map<Integer, Double> before = new LinkedHashMap<>();
        for (Touch touch : history.subList(Math.max(0, moment - WINDOW), moment)) {
            double weight = Math.pow(2, -(next.timestamp() - touch.timestamp()) / HALF_LIFE_MILLIS);
            before.merge(touch.item(), weight, Double::sum);
        }
        List<Integer> after = history.subList(Math.max(0, moment + 1 - WINDOW), moment + 1).stream()
                .map(Touch::item)
                .distinct()
                .toList();
        return new NextStep(before, after, next.item());
    }

    List<Integer> items() {
        return new ArrayList<>(before.keySet());
    }
}
