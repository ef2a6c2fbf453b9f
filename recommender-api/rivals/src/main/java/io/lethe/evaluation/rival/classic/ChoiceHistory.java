package io.lethe.evaluation.rival.classic;

import io.lethe.evaluation.model.Question;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The choices in the history of somebody who asks. Steps into the past are counted from the newest: it is step 0.
 * Distinct items stand at their last choice, so that one distinct item is one step.
 */
final class ChoiceHistory {
    private static final double HARDLY = 1e-6;

    private final int[] items;
    private final long[] times;

    /**
     * Choices.
     *
     * @param items what was chosen, the oldest first
     * @param times when, in milliseconds since 1970
     */
    ChoiceHistory(int[] items, long[] times) {
        this.items = items;
        this.times = times;
    }

    static ChoiceHistory of(Question question) {
        int size = question.history().size();
        int[] items = new int[size];
        long[] times = new long[size];
        int choices = 0;
        for (int place = 0; place < size; place++) {
            int item = question.choice(place);
            if (item >= 0) {
                items[choices] = item;
                times[choices] = question.history().get(place).interaction().timestamp();
                choices++;
            }
        }
        return new ChoiceHistory(Arrays.copyOf(items, choices), Arrays.copyOf(times, choices));
    }

    int size() {
        return items.length;
    }

    int item(int place) {
        return items[place];
    }

    long time(int place) {
        return times[place];
    }

    /** The newest choices, back to the first pause that is longer than a time in milliseconds. */
    ChoiceHistory since(long pause) {
        int begin = Math.max(0, items.length - 1);
        while (begin > 0 && times[begin] - times[begin - 1] <= pause) {
            begin--;
        }
        return new ChoiceHistory(
                Arrays.copyOfRange(items, begin, items.length), Arrays.copyOfRange(times, begin, items.length));
    }

    /** The distinct items, the one chosen last first: the item at a place is so many steps back. */
    int[] distinct() {
        BitSet seen = new BitSet();
        int[] distinct = new int[items.length];
        int size = 0;
        for (int place = items.length - 1; place >= 0; place--) {
            if (!seen.get(items[place])) {
                seen.set(items[place]);
                distinct[size++] = items[place];
            }
        }
        return Arrays.copyOf(distinct, size);
    }

    /** The weight of something some steps back, with a half-life in steps: {@code 2^(−steps / halfLife)}. */
    static double weight(int steps, double halfLife) {
        return Math.pow(2, -steps / halfLife);
    }

    /**
     * Adds what somebody repeats: {@code repeats · S · own(j) / max own}, own(j) being
     * {@code Σ 2^(−steps/halfLife)} over the choices of j, and S the largest score so far, or 1 if there is none
     * above 0.
     */
    void addRepeats(double[] scores, double repeats, double halfLife) {
        if (repeats > 0 && items.length > 0) {
            double[] own = new double[scores.length];
            for (int place = 0; place < items.length; place++) {
                own[items[place]] += weight(items.length - 1 - place, halfLife);
            }
            add(scores, own, repeats);
        }
    }

    /**
     * Lets popularity decide where nothing else does: adds a millionth of the largest score, times the share of the
     * largest count.
     */
    static void breakTies(double[] scores, double[] counts) {
        add(scores, counts, HARDLY);
    }

    private static void add(double[] scores, double[] more, double share) {
        double largest = Arrays.stream(more).max().orElse(0);
        if (largest > 0) {
            double unit = Arrays.stream(scores).max().orElse(0);
            double factor = share * (unit > 0 ? unit : 1) / largest;
            for (int item = 0; item < scores.length; item++) {
                scores[item] += factor * more[item];
            }
        }
    }
}
