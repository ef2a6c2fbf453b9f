package io.lethe.recommend.learning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a mix ranks a choice. Within a depth {@code d} it is
 *
 * <pre>1 / log₂(rank + 1)   if the chosen item has a rank up to d, and 0 otherwise</pre>
 *
 * What counts is the first ten places, but few choices are in them, and what a few choices say is mostly chance. So the
 * gain is the mean over the depths 10, 20, 40, … up to the first that has a fifth of the choices by the settings' mix,
 * each relative to the mean that this mix has there.
 *
 * <p>A choice counts by the share of all events that had happened before it. Popularity is looked back at as it was
 * then, and early in a log it is not yet what it will be for the lists that are asked for now.
 */
final class ChoiceGain {
    private static final int SHALLOWEST = 10;
    private static final double WITHIN = 0.2;
    private static final double LEAST_HITS = 2;

    private final List<ChoiceParts> choices;
    private final double[] counts;
    private final int deepest;
    private final double[] weights;

    private ChoiceGain(List<ChoiceParts> choices, double[] counts, int deepest, double[] weights) {
        this.choices = choices;
        this.counts = counts;
        this.deepest = deepest;
        this.weights = weights;
    }

    /** @param start the settings' mix */
    static ChoiceGain of(List<ChoiceParts> choices, MixPoint start) {
        double[] ranks = ranks(choices, start);
        double[] counts = counts(choices);
        double[] sorted = ranks.clone();
        Arrays.sort(sorted);
        double within = sorted.length == 0 ? 0 : sorted[(int) (WITHIN * (sorted.length - 1))];
        int count = 1;
        while (SHALLOWEST << (count - 1) <= within) {
            count++;
        }
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = ranks.length / Math.max(LEAST_HITS, sum(ranks, counts, SHALLOWEST << i)) / count;
        }
        return new ChoiceGain(choices, counts, SHALLOWEST << (count - 1), weights);
    }

    /** The gain of each choice by each mix. */
    double[][] gains(MixBatch mixes) {
        double[][] gains = ranks(choices, mixes);
        Arrays.stream(gains).forEach(this::gain);
        return gains;
    }

    /** Puts the gains in the place of ranks. */
    private void gain(double[] gains) {
        for (int i = 0; i < gains.length; i++) {
            double weight = 0;
            for (int depth = 0; depth < weights.length; depth++) {
                weight += gains[i] < SHALLOWEST << depth ? weights[depth] : 0;
            }
            gains[i] = weight > 0 ? weight * counts[i] * discount(gains[i]) : 0;
        }
    }

    /** The mean gain within the deepest depth alone, 0 to 1. */
    double within(MixPoint mix) {
        return choices.isEmpty() ? 0 : sum(ranks(choices, mix), counts, deepest) / choices.size();
    }

    /** The sum of what choices gain within a depth. */
    private static double sum(double[] ranks, double[] counts, int depth) {
        double sum = 0;
        for (int choice = 0; choice < ranks.length; choice++) {
            sum += ranks[choice] < depth ? counts[choice] * discount(ranks[choice]) : 0;
        }
        return sum;
    }

    /** How much each choice counts, 1 on average. */
    private static double[] counts(List<ChoiceParts> choices) {
        double mean = choices.stream().mapToDouble(ChoiceParts::known).average().orElse(1);
        return choices.stream()
                .mapToDouble(choice -> mean == 0 ? 1 : choice.known() / mean)
                .toArray();
    }

    private static double[] ranks(List<ChoiceParts> choices, MixPoint mix) {
        return ranks(choices, MixBatch.of(List.of(mix)))[0];
    }

    /** By mix and choice. */
    private static double[][] ranks(List<ChoiceParts> choices, MixBatch mixes) {
        int count = mixes.points().size();
        double[][] ranks = new double[count][choices.size()];
        IntStream.range(0, choices.size()).parallel().forEach(choice -> {
            double[] own = new double[count];
            choices.get(choice).ranks(mixes, own);
            for (int mix = 0; mix < count; mix++) {
                ranks[mix][choice] = own[mix];
            }
        });
        return ranks;
    }

    /** What a choice at a rank from 0 gains where all ranks count. */
    static double discount(double rank) {
        return Math.log(2) / Math.log(rank + 2);
    }
}
